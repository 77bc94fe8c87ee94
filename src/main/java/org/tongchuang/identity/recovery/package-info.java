/// The page of the second step, and what helps when it is lost: codes on paper, a code on the machine, a colleague.
@NullMarked
package org.tongchuang.identity.recovery;

import org.jspecify.annotations.NullMarked;
