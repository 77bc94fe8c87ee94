/// The office's look at claims: the queue, one claim with everything beside it, and the decision, on pages and over the
/// API.
@NullMarked
package org.tongchuang.members.claiming.review;

import org.jspecify.annotations.NullMarked;
