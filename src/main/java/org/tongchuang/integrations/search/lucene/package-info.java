/// The search front door on Lucene in the process. Only postings and plain columns are written; counts, filters and
/// orders are served from arrays made once per segment, because one segment outlives thousands of searches.
@NullMarked
package org.tongchuang.integrations.search.lucene;

import org.jspecify.annotations.NullMarked;
