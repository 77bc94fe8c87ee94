/// Names: how those of people are read, shown, sorted and compared, and what places and trades are called in English.
@NullMarked
package org.tongchuang.members.names;

import org.jspecify.annotations.NullMarked;
