/// Answers that every request asks for, remembered for a few seconds.
@NullMarked
package org.tongchuang.shared.recall;

import org.jspecify.annotations.NullMarked;
