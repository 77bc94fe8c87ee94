package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;

/// The next generation, filled from the source while edits go on. An edited document is newer than whatever is read
/// from the source, so from its first edit on the source has no say about it.
final class LuceneRebuild implements SearchIndex.Rebuild {

    final Generation generation;
    private final LuceneIndex index;
    private final AtomicLong added = new AtomicLong();
    private final Set<String> touched = new HashSet<>();
    /// Additions share it, an edit has it alone: no addition may come between knowing an id and writing it.
    private final ReentrantReadWriteLock editing = new ReentrantReadWriteLock();

    private boolean over;

    LuceneRebuild(LuceneIndex index, Generation generation) {
        this.index = index;
        this.generation = generation;
    }

    @Override
    public void add(Collection<SearchDocument> documents) {
        LuceneIndex.guarded(() -> {
            editing.readLock().lock();
            try {
                generation.add(untouched(documents));
            } finally {
                editing.readLock().unlock();
            }
            return added.addAndGet(documents.size());
        });
    }

    private Collection<SearchDocument> untouched(Collection<SearchDocument> documents) {
        if (touched.isEmpty()) {
            return documents;
        }
        List<SearchDocument> left = new ArrayList<>(documents);
        left.removeIf(document -> touched.contains(document.id()));
        return left;
    }

    void touch(Collection<SearchDocument> documents) throws IOException {
        editing.writeLock().lock();
        try {
            documents.forEach(document -> touched.add(document.id()));
            generation.upsert(documents);
        } finally {
            editing.writeLock().unlock();
        }
    }

    void remove(Collection<String> ids) throws IOException {
        editing.writeLock().lock();
        try {
            touched.addAll(ids);
            generation.delete(ids);
        } finally {
            editing.writeLock().unlock();
        }
    }

    @Override
    public long added() {
        return added.get();
    }

    @Override
    public synchronized void finish(String mark) {
        if (over) {
            throw new IllegalStateException("This rebuild is over");
        }
        LuceneIndex.guarded(() -> {
            index.replace(this, mark);
            over = true;
            return true;
        });
    }

    @Override
    public synchronized void close() {
        if (!over) {
            over = true;
            LuceneIndex.guarded(() -> {
                index.abandon(this);
                return true;
            });
        }
    }
}
