/// Keeping search indexes up with the records: after each commit, after a crash, and after a loss.
@NullMarked
package org.tongchuang.members.indexing;

import org.jspecify.annotations.NullMarked;
