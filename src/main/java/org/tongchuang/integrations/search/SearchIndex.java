package org.tongchuang.integrations.search;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// Documents in, found ones and counts out. Safe for use by many threads at once.
///
/// A write is found within a second by itself; [#awaitVisible] is for those who can't wait for that. It survives
/// a crash from the last [#commit] on: whoever feeds the index commits how far the source was read, and after a start
/// reads on from [IndexState#mark()]. All writes may be repeated.
///
/// Every method may throw [IndexDamaged].
public interface SearchIndex extends AutoCloseable {

    /// @throws SearchRefused when the question makes no sense
    SearchPage search(SearchQuery query);

    /// How many match. @throws SearchRefused when the question makes no sense
    long count(SearchQuery query);

    /// Hands over every match in order, whatever size and cursor the query has, without holding them in memory. Sees
    /// one state of the index from the first row to the last. @throws SearchRefused when the question makes no
    /// sense
    void each(SearchQuery query, Consumer<SearchPage.Hit> row);

    /// Values of a FACET that contain what was typed, with their counts as [SearchPage.Facet] has them; values that
    /// begin with it come first, then the frequent ones.
    List<SearchPage.Count> suggest(String field, String typed, SearchQuery query, int atMost);

    /// For documents known to be new: faster, but an id that is there already would be there twice.
    Written add(Collection<SearchDocument> documents);

    /// Puts each document in the place of the one with its id. The last call for an id wins.
    Written upsert(Collection<SearchDocument> documents);

    Written delete(Collection<String> ids);

    /// Waits until searches see the write. False when that took longer than allowed.
    boolean awaitVisible(Written written, Duration atMost);

    /// Makes everything written so far safe from a crash, together with the caller's mark of how far its source was
    /// read.
    void commit(String mark);

    /// After a write that failed for good, as on a full disk: opens the last commit again; what was written since has
    /// to be written once more. Does nothing while writing works.
    void reopen();

    /// Starts a new generation beside this one, which goes on answering. One at a time.
    Rebuild rebuild();

    IndexState state();

    /// Every document that can be found, in no particular order.
    void eachVersion(VersionSeen seen);

    /// Reads every byte and compares checksums; slow. Empty when all is well, else what is broken.
    List<String> verify();

    @Override
    void close();

    /// A place in the sequence of writes.
    record Written(long generation, long sequence) {}

    interface VersionSeen {
        void seen(String id, long version);
    }

    /// A new generation being filled. Start it first, then read the source: what [SearchIndex#upsert] and
    /// [SearchIndex#delete] do meanwhile happens to both generations and wins over what is added here.
    interface Rebuild extends AutoCloseable {

        /// Each id once. May be called from several threads; two feed it twice as fast as one.
        void add(Collection<SearchDocument> documents);

        /// Documents handed to [#add] so far.
        long added();

        /// Commits with this mark, the one noted before the source was read, and takes the place of the old
        /// generation in one step.
        void finish(String mark);

        /// Throws the new generation away, unless it is finished.
        @Override
        void close();
    }
}
