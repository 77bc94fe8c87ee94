package org.tongchuang.integrations.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.search.IndexState.Condition;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;

/// One Lucene index: its writer, and the state that searches see at the moment.
final class Generation implements AutoCloseable {

    private static final double RAM_BUFFER_MB = 64;
    static final String MARK = "mark";
    private static final String MADE_FOR = "schema";
    private static final String CONDITION = "condition";
    private static final String LAYOUT = "1 ";

    final long number;
    final Path folder;
    private final SearchSchema schema;
    private final Folding folding;
    private final Directory directory;
    private final IndexWriter writer;
    private final Map<String, Dictionary> dictionaries = new HashMap<>();
    private final Map<IndexReader.CacheKey, Segment> segments = new ConcurrentHashMap<>();
    private volatile Snapshot current;
    private volatile boolean serving;

    Generation(long number, Path folder, SearchSchema schema, Folding folding) throws IOException {
        this.number = number;
        this.folder = folder;
        this.schema = schema;
        this.folding = folding;
        schema.fields().forEach((field, kind) -> {
            if (kind == Kind.FACET || kind == Kind.NUMBER) {
                dictionaries.put(field, new Dictionary(kind, folding));
            }
        });
        this.directory = FSDirectory.open(folder);
        try {
            this.writer = new IndexWriter(directory, settings());
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
        try {
            this.current = snapshot(DirectoryReader.open(writer), 0, null);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            directory.close();
            throw e;
        }
    }

    private IndexWriterConfig settings() {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(4, 1);
        IndexWriterConfig settings = new IndexWriterConfig();
        settings.setRAMBufferSizeMB(RAM_BUFFER_MB);
        settings.setUseCompoundFile(false);
        settings.setMergeScheduler(merges);
        settings.setMergePolicy(new TieredMergePolicy().setDeletesPctAllowed(20));
        settings.setMergedSegmentWarmer(this::warm);
        settings.setCommitOnClose(false);
        return settings;
    }

    /// While a rebuild fills this generation nobody searches it, and merged segments are soon merged again.
    private void warm(LeafReader reader) {
        if (serving) {
            segment(reader).warm(reader);
        }
    }

    private Snapshot snapshot(DirectoryReader reader, long sequence, @Nullable Snapshot before) {
        return new Snapshot(reader, sequence, dictionaries, this::segment, before);
    }

    private Segment segment(LeafReader reader) {
        IndexReader.CacheHelper core = reader.getCoreCacheHelper();
        Segment known = segments.get(core.getKey());
        if (known != null) {
            return known;
        }
        core.addClosedListener(segments::remove);
        return segments.computeIfAbsent(core.getKey(), _ -> new Segment(schema, dictionaries, folding));
    }

    Map<String, Dictionary> dictionaries() {
        return dictionaries;
    }

    /// The present state, to be let go by the caller; null when this generation was closed.
    @Nullable
    Snapshot use() {
        while (true) {
            Snapshot snapshot = current;
            if (snapshot.tryUse()) {
                return snapshot;
            }
            if (snapshot == current) {
                return null;
            }
        }
    }

    /// The last write that searches see.
    long seen() {
        return current.seen();
    }

    /// Whether it still takes writes; one that failed half-way closes it.
    boolean writes() {
        return writer.isOpen();
    }

    long add(Collection<SearchDocument> documents) throws IOException {
        DocumentShape shape = new DocumentShape(schema, folding);
        long sequence = 0;
        for (SearchDocument document : documents) {
            sequence = writer.addDocument(shape.of(document));
        }
        return sequence;
    }

    long upsert(Collection<SearchDocument> documents) throws IOException {
        DocumentShape shape = new DocumentShape(schema, folding);
        long sequence = 0;
        for (SearchDocument document : documents) {
            sequence = writer.updateDocument(new Term(DocumentShape.ID, document.id()), shape.of(document));
        }
        return sequence;
    }

    long delete(Collection<String> ids) throws IOException {
        return writer.deleteDocuments(
                ids.stream().map(id -> new Term(DocumentShape.ID, id)).toArray(Term[]::new));
    }

    /// Lets searches see what was written so far.
    synchronized void refresh() throws IOException {
        serving = true;
        long sequence = writer.getMaxCompletedSequenceNumber();
        Snapshot before = current;
        DirectoryReader newer = DirectoryReader.openIfChanged(before.reader, writer);
        if (newer == null) {
            before.saw(sequence);
            return;
        }
        try {
            for (LeafReaderContext leaf : newer.leaves()) {
                segment(leaf.reader()).warm(leaf.reader());
            }
            current = snapshot(newer, sequence, before);
        } catch (RuntimeException e) {
            newer.close();
            throw e;
        }
        before.letGo();
    }

    /// @param condition comes back with the next start, so that half an index is not taken for a whole one
    synchronized void commit(String mark, Condition condition) throws IOException {
        writer.setLiveCommitData(
                Map.of(MARK, mark, CONDITION, condition.name(), MADE_FOR, LAYOUT + schema.fingerprint())
                        .entrySet());
        writer.commit();
    }

    Condition condition() {
        String condition = committed(CONDITION);
        return condition.isEmpty() ? Condition.EMPTY : Condition.valueOf(condition);
    }

    String mark() {
        return committed(MARK);
    }

    boolean isMadeFor(SearchSchema declared) {
        return committed(MADE_FOR).equals(LAYOUT + declared.fingerprint());
    }

    private String committed(String key) {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(key)) {
                    return entry.getValue();
                }
            }
        }
        return "";
    }

    void verify() throws IOException {
        try (DirectoryReader fresh = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : fresh.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            try {
                bytes += directory.fileLength(file);
            } catch (java.nio.file.NoSuchFileException e) {
                // merged away since it was listed
            }
        }
        return bytes;
    }

    /// Drops what was not committed.
    @Override
    public void close() {
        try {
            current.letGo();
            writer.rollback();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
