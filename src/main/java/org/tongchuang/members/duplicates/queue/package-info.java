/// Pairs of records that may be one person's: found by itself after every change and by a scan of all, worked through
/// by the office one by one, and on its wish merged by themselves where nothing speaks against it.
@NullMarked
package org.tongchuang.members.duplicates.queue;

import org.jspecify.annotations.NullMarked;
