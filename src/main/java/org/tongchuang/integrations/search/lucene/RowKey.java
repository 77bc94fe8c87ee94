package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.SearchQuery.SortKey;

/// What places a row among rows of other segments and other pages: the values it is sorted by, then its id.
///
/// @param values null where the document has none
record RowKey(List<Value> values, BytesRef id) {

    record Value(@Nullable BytesRef bytes) {}

    static RowKey read(Snapshot.Leaf leaf, int document, List<SortKey> order) throws IOException {
        List<Value> values = new ArrayList<>(order.size());
        for (SortKey key : order) {
            values.add(new Value(bytes(leaf, key.field(), document)));
        }
        BytesRef id = bytes(leaf, DocumentShape.ID, document);
        return new RowKey(values, id == null ? new BytesRef() : id);
    }

    static @Nullable BytesRef bytes(Snapshot.Leaf leaf, String field, int document) throws IOException {
        BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
        return values != null && values.advanceExact(document) ? BytesRef.deepCopyOf(values.binaryValue()) : null;
    }

    int compareTo(RowKey other, List<SortKey> order) {
        for (int i = 0; i < order.size(); i++) {
            int difference = compare(
                    values.get(i).bytes(),
                    other.values.get(i).bytes(),
                    order.get(i).descending());
            if (difference != 0) {
                return difference;
            }
        }
        return id.compareTo(other.id);
    }

    private static int compare(@Nullable BytesRef mine, @Nullable BytesRef theirs, boolean descending) {
        if (mine == null || theirs == null) {
            return (mine == null ? 1 : 0) - (theirs == null ? 1 : 0);
        }
        return descending ? theirs.compareTo(mine) : mine.compareTo(theirs);
    }
}
