/// How the room of privacy and the rooms that know people meet: whether somebody has just shown who they are, what
/// people are asked to agree to.
@NullMarked
package org.tongchuang.shared.privacy;

import org.jspecify.annotations.NullMarked;
