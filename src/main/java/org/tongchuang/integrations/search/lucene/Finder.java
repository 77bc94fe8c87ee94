package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/// Marks the documents of one segment that hold something.
@FunctionalInterface
interface Finder {

    void mark(Snapshot.Leaf leaf, FixedBitSet found) throws IOException;

    static Finder term(String field, BytesRef value) {
        Term term = new Term(field, value);
        return (leaf, found) -> {
            PostingsEnum postings = leaf.reader().postings(term, PostingsEnum.NONE);
            if (postings != null) {
                found.or(postings);
            }
        };
    }

    static Finder term(String field, String value) {
        return term(field, new BytesRef(value));
    }

    static Finder beginning(String field, String beginning) {
        BytesRef prefix = new BytesRef(beginning);
        return (leaf, found) -> {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                return;
            }
            TermsEnum each = terms.iterator();
            if (each.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
                return;
            }
            PostingsEnum postings = null;
            for (BytesRef term = each.term(); term != null && StringHelper.startsWith(term, prefix); ) {
                postings = each.postings(postings, PostingsEnum.NONE);
                found.or(postings);
                term = each.next();
            }
        };
    }

    /// Words one letter away: one more, one less, another one, or two swapped.
    static Finder nearly(String field, String word) {
        CompiledAutomaton oneAway = FuzzyQuery.getFuzzyAutomaton(word, 1, 0, true);
        return (leaf, found) -> {
            Terms terms = leaf.reader().terms(field);
            if (terms == null) {
                return;
            }
            TermsEnum each = oneAway.getTermsEnum(terms);
            PostingsEnum postings = null;
            while (each.next() != null) {
                postings = each.postings(postings, PostingsEnum.NONE);
                found.or(postings);
            }
        };
    }

    static Finder phrase(String field, List<String> tokens) {
        if (tokens.size() == 1) {
            return term(field, tokens.getFirst());
        }
        Query phrase = new PhraseQuery(field, tokens.stream().map(BytesRef::new).toArray(BytesRef[]::new));
        return (leaf, found) -> {
            IndexSearcher searcher = new IndexSearcher(leaf.reader());
            Weight weight = searcher.createWeight(searcher.rewrite(phrase), ScoreMode.COMPLETE_NO_SCORES, 1);
            Scorer scorer = weight.scorer(leaf.reader().getContext());
            if (scorer != null) {
                found.or(scorer.iterator());
            }
        };
    }

    static Finder all(List<Finder> finders) {
        if (finders.size() == 1) {
            return finders.getFirst();
        }
        return (leaf, found) -> {
            FixedBitSet every = bits(leaf, finders.getFirst());
            for (Finder finder : finders.subList(1, finders.size())) {
                every.and(bits(leaf, finder));
            }
            found.or(every);
        };
    }

    static Finder any(List<Finder> finders) {
        if (finders.size() == 1) {
            return finders.getFirst();
        }
        return (leaf, found) -> {
            for (Finder finder : finders) {
                finder.mark(leaf, found);
            }
        };
    }

    static FixedBitSet bits(Snapshot.Leaf leaf, Finder finder) throws IOException {
        FixedBitSet found = new FixedBitSet(leaf.reader().maxDoc());
        finder.mark(leaf, found);
        return found;
    }
}
