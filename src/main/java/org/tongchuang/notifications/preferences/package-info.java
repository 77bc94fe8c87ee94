/// What people want to get and how, changed by themselves, signed in or by a link in a message.
@NullMarked
package org.tongchuang.notifications.preferences;

import org.jspecify.annotations.NullMarked;
