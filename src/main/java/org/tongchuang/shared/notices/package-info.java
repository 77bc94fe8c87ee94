/// How rooms that write to people and rooms that know people meet: to whom, where they can be reached, and what kind of
/// message it is that somebody may switch off.
@NullMarked
package org.tongchuang.shared.notices;

import org.jspecify.annotations.NullMarked;
