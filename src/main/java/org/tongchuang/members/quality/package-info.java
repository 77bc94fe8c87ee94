/// How far the records can be trusted: what is missing, how old it is and from whom, who can't be reached, and what to
/// do next. Follows the records at a distance and keeps counts, no values.
@NullMarked
package org.tongchuang.members.quality;

import org.jspecify.annotations.NullMarked;
