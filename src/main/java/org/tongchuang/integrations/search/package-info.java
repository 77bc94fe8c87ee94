/// The search engine behind a small front door: documents in, found ids and facet counts out. Lucene in the process
// today.
@NamedInterface("search")
@NullMarked
package org.tongchuang.integrations.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
