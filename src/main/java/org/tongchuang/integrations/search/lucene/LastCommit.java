package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.tongchuang.integrations.search.SearchIndex;

/// The last commit of a generation, read without its writer.
final class LastCommit {

    private LastCommit() {}

    /// Returns the commit's mark.
    static String read(Path folder, SearchIndex.VersionSeen seen) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                BinaryDocValues ids = DocValues.getBinary(leaf.reader(), DocumentShape.ID);
                NumericDocValues versions = DocValues.getNumeric(leaf.reader(), DocumentShape.VERSION);
                for (int d = ids.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = ids.nextDoc()) {
                    if ((live == null || live.get(d)) && versions.advanceExact(d)) {
                        seen.seen(ids.binaryValue().utf8ToString(), versions.longValue());
                    }
                }
            }
            return reader.getIndexCommit().getUserData().getOrDefault(Generation.MARK, "");
        }
    }
}
