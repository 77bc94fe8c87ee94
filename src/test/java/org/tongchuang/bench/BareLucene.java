package org.tongchuang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.tongchuang.bench.MemberMill.Degree;
import org.tongchuang.bench.MemberMill.Member;
import org.tongchuang.members.names.NameForms;

/// The same members in Lucene as its own examples use it: sorted-set facets, drill sideways, sorting by doc values,
/// the row beside it. Names are single terms for every character, pair, syllable beginning and initials, as ours, so
/// that both answer the same question.
final class BareLucene implements AutoCloseable {

    private final FacetsConfig config = new FacetsConfig();
    private final FSDirectory directory;
    private final IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;
    private @Nullable DefaultSortedSetDocValuesReaderState state;

    BareLucene(Path folder) throws IOException {
        MemberMill.FACETS.forEach(field -> config.setMultiValued(field, true));
        directory = FSDirectory.open(folder);
        writer = new IndexWriter(directory, new IndexWriterConfig().setRAMBufferSizeMB(64));
        reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
    }

    void add(Member member) throws IOException {
        Document document = new Document();
        NameForms name = NameForms.of(member.name());
        document.add(new StringField("id", member.id(), Field.Store.NO));
        document.add(
                new BinaryDocValuesField("row", new org.apache.lucene.util.BytesRef(MemberMill.row(member, name))));
        document.add(new SortedDocValuesField("byName", new org.apache.lucene.util.BytesRef(name.sortKey())));
        document.add(new SortedDocValuesField(
                "byGraduation",
                new org.apache.lucene.util.BytesRef(
                        String.valueOf(member.degrees().getLast().left()))));
        terms(name).forEach(term -> document.add(new StringField("name", term, Field.Store.NO)));
        facet(document, "country", member.country());
        facet(document, "city", member.city());
        facet(document, "industry", member.industry());
        facet(document, "employer", member.employer());
        for (Degree degree : member.degrees()) {
            facet(document, "school", "学院" + degree.school());
            facet(document, "department", "系" + degree.major() / 3);
            facet(document, "major", "专业" + degree.major());
            facet(document, "class", degree.className());
            facet(document, "entryYear", String.valueOf(degree.entry()));
            facet(document, "graduationYear", String.valueOf(degree.left()));
            facet(document, "degree", degree.degree());
            document.add(new IntPoint("years", degree.left()));
        }
        writer.addDocument(config.build(document));
    }

    private static List<String> terms(NameForms name) {
        List<String> terms = new ArrayList<>();
        String written = name.written();
        for (int i = 0; i < written.length(); i++) {
            for (int to = i + 1; to <= Math.min(i + 4, written.length()); to++) {
                terms.add(written.substring(i, to));
            }
        }
        addReadings(terms, name.readings(), 0, List.of());
        return terms.stream().distinct().toList();
    }

    private static void addReadings(List<String> terms, List<List<String>> readings, int from, List<String> read) {
        if (from < readings.size()) {
            for (String way : readings.get(from)) {
                addReadings(
                        terms,
                        readings,
                        from + 1,
                        Stream.concat(read.stream(), Stream.of(way)).toList());
            }
            return;
        }
        for (int i = 0; i < read.size(); i++) {
            addBeginnings(terms, String.join("", read.subList(i, read.size())), 1);
            addBeginnings(
                    terms,
                    read.subList(i, read.size()).stream()
                            .map(syllable -> syllable.substring(0, 1))
                            .collect(Collectors.joining()),
                    2);
        }
    }

    private static void addBeginnings(List<String> terms, String word, int shortest) {
        for (int to = shortest; to <= Math.min(16, word.length()); to++) {
            terms.add(word.substring(0, to));
        }
    }

    private static void facet(Document document, String field, String value) {
        document.add(new SortedSetDocValuesFacetField(field, value));
    }

    void ready() throws IOException {
        writer.commit();
        reader = DirectoryReader.open(writer);
        searcher = new IndexSearcher(reader);
        state = new DefaultSortedSetDocValuesReaderState(reader, config);
    }

    /// One page of 50 rows with all facets; returns the total, which is exact.
    long search(SearchBench.Asked asked) throws IOException {
        DefaultSortedSetDocValuesReaderState facets = Objects.requireNonNull(state);
        Query base = base(asked);
        List<SortField> keys = new ArrayList<>();
        if (!asked.text().isEmpty()) {
            keys.add(SortField.FIELD_SCORE);
        }
        keys.add(new SortField(asked.order(), SortField.Type.STRING, asked.descending()));
        Sort sort = new Sort(keys.toArray(SortField[]::new));
        if (asked.filters().isEmpty()) {
            FacetsCollectorManager collecting = new FacetsCollectorManager();
            FacetsCollectorManager.FacetsResult result =
                    FacetsCollectorManager.search(searcher, base, 50, sort, collecting);
            FacetsCollector collector = result.facetsCollector();
            SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(facets, collector);
            return answered(
                    (TopFieldDocs) result.topDocs(), counts.getAllDims(20).size());
        }
        DrillDownQuery drill = new DrillDownQuery(config, base);
        for (Map.Entry<String, String> filter : asked.filters().entrySet()) {
            drill.add(filter.getKey(), filter.getValue());
        }
        DrillSideways.DrillSidewaysResult result =
                new DrillSideways(searcher, config, facets).search(drill, null, null, 50, sort, false);
        return answered((TopFieldDocs) result.hits, result.facets.getAllDims(20).size());
    }

    private static Query base(SearchBench.Asked asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        if (!asked.text().isEmpty()) {
            all.add(new ConstantScoreQuery(new TermQuery(new Term("name", asked.text()))), BooleanClause.Occur.MUST);
        }
        if (asked.from() > 0) {
            all.add(IntPoint.newRangeQuery("years", asked.from(), asked.to()), BooleanClause.Occur.FILTER);
        }
        BooleanQuery built = all.build();
        return built.clauses().isEmpty() ? new MatchAllDocsQuery() : built;
    }

    private long answered(TopFieldDocs found, int facets) throws IOException {
        if (rows(found) == 0 != (found.scoreDocs.length == 0) || facets > MemberMill.FACETS.size()) {
            throw new IllegalStateException("The rows are not there");
        }
        return found.totalHits.value();
    }

    private int rows(TopFieldDocs found) throws IOException {
        int bytes = 0;
        for (ScoreDoc hit : found.scoreDocs) {
            LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(hit.doc, reader.leaves()));
            BinaryDocValues rows = leaf.reader().getBinaryDocValues("row");
            if (rows.advanceExact(hit.doc - leaf.docBase)) {
                bytes += rows.binaryValue().length;
            }
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        writer.close();
        directory.close();
    }
}
