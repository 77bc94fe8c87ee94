/// The search engine behind a small front door: documents in, found ones and facet counts out.
/// Lucene in the process today (`lucene`); a cluster can take its place without anyone noticing.
@NamedInterface("search")
@NullMarked
package org.tongchuang.integrations.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
