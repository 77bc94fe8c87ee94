/// Asks people who joined, once in a while and by one press, whether what is held about them is still true.
@NullMarked
package org.tongchuang.members.stilltrue;

import org.jspecify.annotations.NullMarked;
