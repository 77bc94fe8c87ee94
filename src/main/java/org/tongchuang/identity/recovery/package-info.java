/// When the usual way in is lost: codes on paper.
@NullMarked
package org.tongchuang.identity.recovery;

import org.jspecify.annotations.NullMarked;
