/// What the office sees of all this: what went out, what did not and why, and as whom the house writes.
@NullMarked
package org.tongchuang.notifications.office;

import org.jspecify.annotations.NullMarked;
