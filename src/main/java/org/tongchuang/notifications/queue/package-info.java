/// What is to be sent, where each of it stands, and the work of sending it once.
@NullMarked
package org.tongchuang.notifications.queue;

import org.jspecify.annotations.NullMarked;
