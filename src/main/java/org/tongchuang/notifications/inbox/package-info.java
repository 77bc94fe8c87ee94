/// What people find inside the platform.
@NullMarked
package org.tongchuang.notifications.inbox;

import org.jspecify.annotations.NullMarked;
