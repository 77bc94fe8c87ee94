/// The pages on which somebody without an invitation says who they are. Nothing in here asks the records: what a
/// stranger reads is the same whether or not anybody is in them.
@NullMarked
package org.tongchuang.members.claiming.joining;

import org.jspecify.annotations.NullMarked;
