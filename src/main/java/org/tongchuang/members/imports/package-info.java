/// Roster imports: a file checked first, then taken in as a job that survives anything, and undone when it was the
/// wrong one.
@NullMarked
package org.tongchuang.members.imports;

import org.jspecify.annotations.NullMarked;
