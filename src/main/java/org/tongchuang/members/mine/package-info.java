/// One's own record: what is held about oneself and where it came from, saying that it is right, and putting it right.
@NullMarked
package org.tongchuang.members.mine;

import org.jspecify.annotations.NullMarked;
