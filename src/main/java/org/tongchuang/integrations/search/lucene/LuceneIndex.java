package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.IndexDamaged;
import org.tongchuang.integrations.search.IndexState;
import org.tongchuang.integrations.search.IndexState.Condition;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchSchema;

/// The generation in use, and at times the next one being filled beside it.
final class LuceneIndex implements SearchIndex {

    private final GenerationFolders folders;
    private final SearchSchema schema;
    private final Folding folding;
    /// Held shared by every write, and alone for the moment generations change places.
    private final ReentrantReadWriteLock swapping = new ReentrantReadWriteLock();

    private volatile Live live;
    private volatile @Nullable LuceneRebuild rebuilding;

    private record Live(Generation generation, Refreshing refreshing, Condition condition, String reason) {}

    LuceneIndex(
            GenerationFolders folders,
            SearchSchema schema,
            Folding folding,
            Generation generation,
            Condition condition,
            String reason) {
        this.folders = folders;
        this.schema = schema;
        this.folding = folding;
        this.live = new Live(generation, new Refreshing(generation), condition, reason);
    }

    @Override
    public SearchPage search(SearchQuery query) {
        return asked(
                snapshot -> {
                    Answer.Question question = Answer.Question.of(query);
                    Answer known = snapshot.known(question);
                    if (known != null && query.size() == 0) {
                        return new SearchPage(known.total(), List.of(), known.facets(), null, known.nearMiss());
                    }
                    Inquiry inquiry = new Inquiry(snapshot, query, schema, folding, known);
                    Answer answer = known == null ? inquiry.answer() : known;
                    if (known == null) {
                        snapshot.keep(question, answer);
                    }
                    return inquiry.page(answer);
                },
                query);
    }

    @Override
    public long count(SearchQuery query) {
        return search(query.size(0).counting(java.util.Map.of())).total();
    }

    @Override
    public void each(SearchQuery query, Consumer<SearchPage.Hit> row) {
        asked(
                snapshot -> {
                    new Inquiry(snapshot, query, schema, folding, null).each(row);
                    return true;
                },
                query);
    }

    @Override
    public List<SearchPage.Count> suggest(String field, String typed, SearchQuery query, int atMost) {
        schema.require(field, SearchSchema.Kind.FACET);
        return asked(
                snapshot -> new Inquiry(snapshot, query, schema, folding, null).suggest(field, typed, atMost), query);
    }

    @Override
    public Written add(Collection<SearchDocument> documents) {
        return written(false, generation -> generation.add(documents), next -> next.touch(documents));
    }

    @Override
    public Written upsert(Collection<SearchDocument> documents) {
        return written(true, generation -> generation.upsert(documents), next -> next.touch(documents));
    }

    @Override
    public Written delete(Collection<String> ids) {
        return written(true, generation -> generation.delete(ids), next -> next.remove(ids));
    }

    @Override
    public boolean awaitVisible(Written written, Duration atMost) {
        Live now = live;
        return written.generation() != now.generation.number
                || now.refreshing.await(written.sequence(), atMost.toNanos());
    }

    @Override
    public void commit(String mark) {
        within(swapping.readLock(), () -> {
            live.generation.commit(mark, live.condition);
            return true;
        });
    }

    @Override
    public void reopen() {
        within(swapping.writeLock(), () -> {
            Live broken = live;
            Generation last = broken.generation;
            if (!last.writes()) {
                Generation again = new Generation(last.number, last.folder, schema, folding);
                live = new Live(again, new Refreshing(again), broken.condition, broken.reason);
                broken.refreshing.close();
                last.close();
            }
            return true;
        });
    }

    @Override
    public Rebuild rebuild() {
        swapping.writeLock().lock();
        try {
            if (rebuilding != null) {
                throw new IllegalStateException("The index is being rebuilt already");
            }
            LuceneRebuild next = guarded(() -> {
                long number = folders.next();
                return new LuceneRebuild(this, new Generation(number, folders.of(number), schema, folding));
            });
            rebuilding = next;
            return next;
        } finally {
            swapping.writeLock().unlock();
        }
    }

    /// Takes the filled generation into use.
    void replace(LuceneRebuild next, String mark) throws IOException {
        next.generation.commit(mark, Condition.READY);
        next.generation.refresh();
        Live old = live;
        swapping.writeLock().lock();
        try {
            next.generation.commit(mark, Condition.READY);
            next.generation.refresh();
            folders.makeCurrent(next.generation.number);
            live = new Live(next.generation, new Refreshing(next.generation), Condition.READY, "");
            rebuilding = null;
        } finally {
            swapping.writeLock().unlock();
        }
        old.refreshing.close();
        old.generation.close();
        folders.keepOnly(next.generation.number);
    }

    void abandon(LuceneRebuild next) throws IOException {
        swapping.writeLock().lock();
        try {
            rebuilding = null;
        } finally {
            swapping.writeLock().unlock();
        }
        next.generation.close();
        folders.keepOnly(live.generation.number);
    }

    @Override
    public IndexState state() {
        return asked(
                snapshot -> {
                    Live now = live;
                    return new IndexState(
                            now.condition,
                            now.generation.number,
                            snapshot.reader.numDocs(),
                            now.generation.bytes(),
                            now.generation.mark(),
                            now.reason);
                },
                SearchQuery.everything());
    }

    @Override
    public void eachVersion(VersionSeen seen) {
        asked(
                snapshot -> {
                    snapshot.eachVersion(seen);
                    return true;
                },
                SearchQuery.everything());
    }

    @Override
    public List<String> verify() {
        try {
            live.generation.verify();
            return List.of();
        } catch (IOException | RuntimeException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void close() {
        LuceneRebuild next = rebuilding;
        if (next != null) {
            next.close();
        }
        live.refreshing.close();
        live.generation.close();
    }

    private interface Step<A, T> {
        T of(A at) throws IOException;
    }

    private <T> T asked(Step<Snapshot, T> asking, SearchQuery query) {
        return guarded(() -> {
            Inquiry.check(query, schema, live.generation.dictionaries());
            Snapshot snapshot = use();
            try {
                return asking.of(snapshot);
            } finally {
                snapshot.letGo();
            }
        });
    }

    private Snapshot use() {
        while (true) {
            Live now = live;
            Snapshot snapshot = now.generation.use();
            if (snapshot != null) {
                return snapshot;
            }
            if (now == live) {
                throw new AlreadyClosedException("The search index is closed");
            }
        }
    }

    private interface Following {
        void in(LuceneRebuild next) throws IOException;
    }

    private Written written(boolean soon, Step<Generation, Long> writing, Following following) {
        return within(swapping.readLock(), () -> {
            Live now = live;
            long sequence = writing.of(now.generation);
            LuceneRebuild next = rebuilding;
            if (next != null) {
                following.in(next);
            }
            now.refreshing.written(soon);
            return new Written(now.generation.number, sequence);
        });
    }

    private static <T> T within(Lock lock, Work<T> work) {
        return guarded(() -> {
            lock.lock();
            try {
                return work.done();
            } finally {
                lock.unlock();
            }
        });
    }

    interface Work<T> {
        T done() throws IOException;
    }

    static <T> T guarded(Work<T> work) {
        try {
            return work.done();
        } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
            throw new IndexDamaged("The search index can't be used: " + e.getMessage(), e);
        }
    }
}
