/// Claiming a record without an invitation: what somebody says, the ladder of proofs, the office's look at what
/// is left.
@NullMarked
package org.tongchuang.members.claiming;

import org.jspecify.annotations.NullMarked;
