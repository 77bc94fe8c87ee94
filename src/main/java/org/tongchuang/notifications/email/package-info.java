/// How a notice becomes a letter.
@NullMarked
package org.tongchuang.notifications.email;

import org.jspecify.annotations.NullMarked;
