/// What an applicant says, held against the records it may be about: agreement line by line, and the rung of the ladder
/// it reaches. Pure reckoning: it knows no tables, no pages and no clock; see docs/decisions/0024.
@NullMarked
package org.tongchuang.members.claiming.evidence;

import org.jspecify.annotations.NullMarked;
