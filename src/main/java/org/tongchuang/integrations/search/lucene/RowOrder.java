package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.tongchuang.integrations.search.SearchQuery.SortKey;

/// All documents of one segment in one order, made by stable counting sorts: by id first, then by the last key, up to
/// the first. Terms are stored sorted, so no texts are compared.
///
/// @param documents by place
/// @param places by document
@SuppressWarnings("ArrayRecordComponent") // an inner structure, never compared
record RowOrder(int[] documents, int[] places) {

    static RowOrder of(LeafReader reader, List<SortKey> keys) throws IOException {
        int[] documents = byTerm(reader, DocumentShape.ID);
        for (SortKey key : keys.reversed()) {
            documents = sorted(reader, key, documents);
        }
        int[] places = new int[documents.length];
        for (int place = 0; place < documents.length; place++) {
            places[documents[place]] = place;
        }
        return new RowOrder(documents, places);
    }

    private static int[] byTerm(LeafReader reader, String field) throws IOException {
        int[] documents = new int[reader.maxDoc()];
        int place = 0;
        Terms terms = reader.terms(field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            PostingsEnum postings = null;
            while (each.next() != null) {
                postings = each.postings(postings, PostingsEnum.NONE);
                for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
                    documents[place++] = d;
                }
            }
        }
        return documents;
    }

    private static int[] sorted(LeafReader reader, SortKey key, int[] documents) throws IOException {
        int[] ranks = new int[documents.length];
        int terms = rank(reader, key.field(), ranks);
        for (int d = 0; d < ranks.length; d++) {
            ranks[d] = ranks[d] == 0 ? terms + 1 : key.descending() ? terms - ranks[d] + 1 : ranks[d];
        }
        int[] starts = new int[terms + 3];
        for (int rank : ranks) {
            starts[rank + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] moved = new int[documents.length];
        for (int document : documents) {
            moved[starts[ranks[document]]++] = document;
        }
        return moved;
    }

    /// Gives every document the rank of its term, from 1; returns how many terms there are.
    private static int rank(LeafReader reader, String field, int[] ranks) throws IOException {
        Terms terms = reader.terms(field);
        if (terms == null) {
            return 0;
        }
        int rank = 0;
        TermsEnum each = terms.iterator();
        PostingsEnum postings = null;
        while (each.next() != null) {
            rank++;
            postings = each.postings(postings, PostingsEnum.NONE);
            for (int d = postings.nextDoc(); d != DocIdSetIterator.NO_MORE_DOCS; d = postings.nextDoc()) {
                ranks[d] = rank;
            }
        }
        return rank;
    }
}
