package org.tongchuang.integrations.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongchuang.integrations.search.IndexState.Condition;
import org.tongchuang.integrations.search.SearchPage.Count;
import org.tongchuang.integrations.search.SearchPage.Hit;
import org.tongchuang.integrations.search.SearchPage.Span;
import org.tongchuang.integrations.search.SearchQuery.SortKey;
import org.tongchuang.integrations.search.SearchSchema.Kind;
import org.tongchuang.members.names.NameForms;

/// What every engine behind the front door has to do.
public abstract class SearchEngineContract {

    protected static final SearchSchema SCHEMA = SearchSchema.of(
            new LinkedHashMap<>(Map.of(
                    "name", Kind.NAME,
                    "about", Kind.WORDS,
                    "number", Kind.EXACT,
                    "school", Kind.FACET,
                    "city", Kind.FACET,
                    "year", Kind.NUMBER,
                    "byName", Kind.SORT,
                    "byYear", Kind.SORT)),
            SortKey.up("byName"));

    private static final Duration LONG = Duration.ofSeconds(10);

    @TempDir
    protected Path folder;

    protected SearchIndex index;

    protected abstract SearchEngine engine(Path folder);

    protected SearchIndex open() {
        return engine(folder).open("people", SCHEMA, NameForms.likeness());
    }

    @BeforeEach
    void openIndex() {
        index = open();
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    protected static SearchDocument.Draft person(String id, String name) {
        NameForms forms = NameForms.of(name);
        return SearchDocument.draft(id, 1)
                .put("name", forms.value())
                .put("byName", forms.sortKey())
                .payload(("row of " + id).getBytes(UTF_8));
    }

    protected void put(SearchDocument.Draft... drafts) {
        List<SearchDocument> documents = new ArrayList<>();
        for (SearchDocument.Draft draft : drafts) {
            documents.add(draft.done());
        }
        assertThat(index.awaitVisible(index.upsert(documents), LONG)).isTrue();
    }

    @Test
    void findsDocumentsByTheirIdsWithinWhateverElseIsAsked() {
        put(
                person("a", "张伟").put("city", "杭州"),
                person("b", "王芳").put("city", "杭州"),
                person("c", "李娜").put("city", "宁波"));
        SearchQuery these = SearchQuery.everything().among(Set.of("a", "c", "nobody"));
        assertThat(index.search(these).hits()).extracting(Hit::id).containsExactlyInAnyOrder("a", "c");
        assertThat(index.count(these.where("city", "杭州"))).isOne();
        assertThat(index.count(these.only("city", Set.of("宁波")))).isOne();
        assertThat(index.search(these.count("city", 5)).facets().get("city")).isNotNull();
        assertThat(index.count(SearchQuery.everything().among(Set.of()))).isZero();
    }

    @Test
    void showsAdditionsSoonAfterTheLastOfARun() {
        for (int n = 0; n < 40; n++) {
            index.add(List.of(person("p" + n, "张伟").done()));
        }
        long deadline = System.nanoTime() + LONG.toNanos();
        while (index.count(SearchQuery.everything()) < 40) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static SearchQuery typed(String text) {
        return SearchQuery.everything().text(text, "name", "about", "number");
    }

    private List<String> ids(SearchQuery query) {
        return index.search(query).hits().stream().map(Hit::id).toList();
    }

    private List<String> found(String text) {
        return ids(typed(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张",
                "伟",
                "张伟",
                "伟明",
                "张伟明",
                "張偉明",
                "zhang",
                "zhangweiming",
                "zhang weiming",
                "zhang wei ming",
                "ZhangWei",
                "weiming",
                "weiming zhang",
                "zwm",
                "ZW",
                "wm",
                "zh",
                "z",
                "张wei",
                "ｚｗｍ",
                "\"张伟明\"",
                "“伟明”",
                "zhāng"
            })
    void findsAChineseNameByAnyOfItsForms(String text) {
        put(person("1", "张伟明"), person("2", "李娜"));
        assertThat(found(text)).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"伟张", "张明", "zhangm", "angwei", "zm", "李伟明", "张伟明明", "\"weiming zhao\""})
    void findsNothingThatIsNotThere(String text) {
        put(person("1", "张伟明"));
        assertThat(ids(typed(text).strictly())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Mary O'Neil, oneil",
        "Mary O’Neil, mary o'neil",
        "José Núñez, jose nunez",
        "Jose Nunez, JOSÉ",
        "Łukasz, lukasz",
        "阿依古丽·买买提, 古丽买买提",
        "阿依古丽·买买提, 阿依古丽•买买提",
        "𠮷䶮, 𠮷",
        "𠮷䶮, 䶮",
        "李𬂩, 𬂩",
        "吕娜, lv na",
        "吕娜, lyuna",
        "吕娜, lü",
        "单雄信, shanxiong",
        "单雄信, dan",
        "李乐, liyue",
        "Bartholomew-Featherstonehaugh Smythe, featherstonehaugh"
    })
    void findsUnusualNames(String name, String text) {
        put(person("1", name), person("2", "王芳"));
        assertThat(ids(typed(text).strictly())).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource({"zhagnweiming", "zhangweimin g", "zhangweimmng", "weimng", "xhangweiming", "weeiming"})
    void findsANameInSpiteOfOneWrongLetterWhenNothingElseIsFound(String text) {
        put(person("1", "张伟明"), person("2", "王芳"));
        SearchPage page = index.search(typed(text.replace(" ", "")));
        assertThat(page.hits()).extracting(Hit::id).containsExactly("1");
        assertThat(page.nearMiss()).isEqualTo(!text.equals("zhangweimin g"));
        put(person("3", "Weimng Tan"));
        assertThat(found("weimng")).containsExactly("3");
    }

    @Test
    void putsWholeNamesFirstThenBeginningsThenNamesThenTheRest() {
        put(
                person("rest", "陈一").put("about", "师从张伟"),
                person("inside", "安张伟"),
                person("begins", "张伟明"),
                person("whole", "张伟"));
        assertThat(found("张伟")).containsExactly("whole", "begins", "inside", "rest");
        assertThat(ids(typed("张伟").by(SortKey.up("byName")))).containsExactly("inside", "rest", "whole", "begins");
    }

    @Test
    void findsWordsByBeginningsRunsAndPhrases() {
        put(
                person("1", "王芳").put("about", "华为技术有限公司 Deep Learning engineer"),
                person("2", "李娜").put("about", "为华技术 learning deeply"));
        assertThat(found("华为")).containsExactly("1");
        assertThat(found("技术")).containsExactly("2", "1");
        assertThat(found("技术有限")).containsExactly("1");
        assertThat(found("lear")).containsExactly("2", "1");
        assertThat(found("\"deep learning\"")).containsExactly("1");
        assertThat(found("\"learning deep\"")).isEmpty();
        assertThat(found("王 engin 华为")).containsExactly("1");
        assertThat(found("王 为华")).isEmpty();
        assertThat(found("術")).isEmpty();
        assertThat(found("技術")).containsExactly("2", "1");
    }

    @Test
    void findsExactKeywordsWholeOnly() {
        put(person("1", "王芳").put("number", "0201-Ab77"), person("2", "李娜").put("number", "02"));
        assertThat(found("0201-aB77")).containsExactly("1");
        assertThat(found("0201")).isEmpty();
        assertThat(ids(SearchQuery.everything().where("number", "0201-AB77"))).containsExactly("1");
        assertThat(found("王芳 0201-ab77")).containsExactly("1");
    }

    @Test
    void looksOnlyInTheFieldsChosen() {
        put(person("1", "王芳").put("about", "李娜的同学"), person("2", "李娜"));
        assertThat(ids(SearchQuery.everything().text("李娜", "name"))).containsExactly("2");
        assertThat(ids(SearchQuery.everything().text("李娜", "about"))).containsExactly("1");
        assertThat(ids(SearchQuery.everything().text("、。", "name"))).hasSize(2);
    }

    private void someStudents() {
        put(
                person("1", "安一").put("school", "理学院").put("city", "北京").put("year", 1998),
                person("2", "安二").put("school", "理学院").put("city", "上海").put("year", 2000),
                person("3", "安三")
                        .put("school", "文学院")
                        .put("city", "北京")
                        .put("year", 2002)
                        .put("year", 2005),
                person("4", "安四").put("school", "工学院").put("school", "理学院").put("city", "北京"));
    }

    private static Map<String, Long> counts(SearchPage page, String field) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Count count : page.facet(field).values()) {
            counts.put(count.value(), count.count());
        }
        return counts;
    }

    @Test
    void countsValuesOfEverything() {
        someStudents();
        SearchPage page =
                index.search(SearchQuery.everything().count("school", 2).count("year", 10));
        assertThat(page.total()).isEqualTo(4);
        assertThat(page.facets()).containsOnlyKeys("school", "year");
        assertThat(counts(page, "school")).containsExactly(Map.entry("理学院", 3L), Map.entry("工学院", 1L));
        assertThat(page.facet("school").distinct()).isEqualTo(3);
        assertThat(counts(page, "year").keySet()).containsExactly("1998", "2000", "2002", "2005");
    }

    @Test
    void countsAFieldAsIfNothingWereChosenInIt() {
        someStudents();
        SearchPage page = index.search(SearchQuery.everything()
                .where("school", "文学院", "工学院")
                .where("city", "北京")
                .count("school", 1)
                .count("city", 5)
                .count("year", 9));
        assertThat(page.total()).isEqualTo(2);
        assertThat(counts(page, "school")).isEqualTo(Map.of("理学院", 2L, "文学院", 1L, "工学院", 1L));
        assertThat(page.facet("school").values())
                .filteredOn(Count::chosen)
                .extracting(Count::value)
                .containsExactlyInAnyOrder("文学院", "工学院");
        assertThat(counts(page, "city")).isEqualTo(Map.of("北京", 2L));
        assertThat(counts(page, "year")).isEqualTo(Map.of("2002", 1L, "2005", 1L));
    }

    @Test
    void filtersByRanges() {
        someStudents();
        assertThat(ids(SearchQuery.everything().between("year", 1998, 2000))).containsExactlyInAnyOrder("1", "2");
        assertThat(ids(SearchQuery.everything().between("year", 2005, 2010))).containsExactly("3");
        assertThat(ids(SearchQuery.everything().between("year", 1990, 1999).between("year", 2002, 2002)))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(ids(SearchQuery.everything().between("year", 2010, 2000))).isEmpty();
    }

    @Test
    void keepsARestrictedViewRestrictedEverywhere() {
        someStudents();
        SearchQuery query = SearchQuery.everything()
                .only("school", Set.of("文学院"))
                .count("school", 5)
                .count("city", 5);
        SearchPage page = index.search(query);
        assertThat(page.total()).isEqualTo(1);
        assertThat(counts(page, "school")).isEqualTo(Map.of("文学院", 1L));
        assertThat(counts(page, "city")).isEqualTo(Map.of("北京", 1L));
        assertThat(index.count(query)).isEqualTo(1);
        assertThat(index.suggest("city", "", query, 9)).extracting(Count::value).containsExactly("北京");
        List<String> rows = new ArrayList<>();
        index.each(query, hit -> rows.add(hit.id()));
        assertThat(rows).containsExactly("3");
        assertThat(counts(index.search(query.where("school", "理学院")), "school"))
                .isEqualTo(Map.of("文学院", 1L, "理学院", 0L));
        assertThat(index.search(query.only("school", Set.of())).total()).isZero();
    }

    @Test
    void leavesOutWhatIsExcludedEverywhere() {
        someStudents();
        SearchQuery query = SearchQuery.everything()
                .except("school", Set.of("文学院", "nowhere"))
                .count("school", 5)
                .count("city", 5);
        SearchPage page = index.search(query);
        assertThat(counts(page, "school")).doesNotContainKey("文学院").isNotEmpty();
        assertThat(page.total()).isEqualTo(index.count(SearchQuery.everything()) - 1);
        assertThat(index.count(query)).isEqualTo(page.total());
        List<String> rows = new ArrayList<>();
        index.each(query, hit -> rows.add(hit.id()));
        assertThat(rows).hasSize((int) page.total()).doesNotContain("3");
        assertThat(index.count(query.only("school", Set.of("文学院", "理学院"))))
                .isEqualTo(index.count(SearchQuery.everything().where("school", "理学院")));
        assertThat(index.count(typed("安").except("school", Set.of("文学院"))))
                .as("with words")
                .isLessThanOrEqualTo(index.count(typed("安")));
        assertThat(index.search(SearchQuery.everything().except("school", Set.of()))
                        .total())
                .isEqualTo(index.count(SearchQuery.everything()));
    }

    @Test
    void suggestsValuesOfAFacet() {
        put(
                person("1", "安一").put("city", "New York").put("school", "a"),
                person("2", "安二").put("city", "York").put("school", "a"),
                person("3", "安三").put("city", "北京").put("school", "b"),
                person("4", "安四").put("city", "New York").put("school", "b"));
        assertThat(index.suggest("city", "yor", SearchQuery.everything(), 9))
                .containsExactly(new Count("York", 1, false), new Count("New York", 2, false));
        assertThat(index.suggest("city", "京", SearchQuery.everything(), 9)).hasSize(1);
        assertThat(index.suggest("city", "NEW", SearchQuery.everything().where("school", "a"), 9))
                .containsExactly(new Count("New York", 1, false));
        assertThat(index.suggest("city", "", SearchQuery.everything(), 1)).hasSize(1);
    }

    @Test
    void walksThroughAllPagesInOrderWhateverChangesMeanwhile() {
        for (int i = 0; i < 95; i++) {
            put(person("p%02d".formatted(i), i % 3 == 0 ? "王芳" : "安" + (char) ('一' + i))
                    .sortNumber("byYear", i % 7));
        }
        for (SortKey[] order :
                new SortKey[][] {{}, {SortKey.down("byYear")}, {SortKey.up("byYear"), SortKey.down("byName")}}) {
            SearchQuery query = SearchQuery.everything().by(order).size(10);
            List<String> streamed = new ArrayList<>();
            index.each(query, hit -> streamed.add(hit.id()));
            List<String> paged = new ArrayList<>();
            String after = null;
            do {
                SearchPage page = index.search(query.after(after));
                assertThat(page.total()).isGreaterThanOrEqualTo(95);
                paged.addAll(page.hits().stream().map(Hit::id).toList());
                after = page.next();
                put(person("new", "啊").sortNumber("byYear", order.length == 0 ? 0 : order[0].descending() ? 9 : -9));
            } while (after != null);
            assertThat(paged).isEqualTo(streamed).doesNotHaveDuplicates();
            put(person("new", "啊").sortNumber("byYear", order.length == 0 ? 0 : order[0].descending() ? 9 : -9));
            index.awaitVisible(index.delete(List.of("new")), LONG);
        }
    }

    @Test
    void pagesThroughTheBestMatches() {
        for (int i = 0; i < 12; i++) {
            put(person("w" + i, "张伟"), person("b" + i, "张伟明"), person("i" + i, "安张伟"));
        }
        List<String> all = new ArrayList<>();
        String after = null;
        do {
            SearchPage page = index.search(typed("张伟").size(5).after(after));
            page.hits().forEach(hit -> all.add(hit.id()));
            after = page.next();
        } while (after != null);
        assertThat(all).hasSize(36).doesNotHaveDuplicates();
        assertThat(all.subList(0, 12)).allMatch(id -> id.startsWith("w"));
        assertThat(all.subList(12, 24)).allMatch(id -> id.startsWith("b"));
    }

    @Test
    void putsWhatCannotBeSortedLast() {
        put(
                person("1", "安一").sortNumber("byYear", -5),
                person("2", "安二"),
                person("3", "安三").sortNumber("byYear", 1998));
        assertThat(ids(SearchQuery.everything().by(SortKey.up("byYear")))).containsExactly("1", "3", "2");
        assertThat(ids(SearchQuery.everything().by(SortKey.down("byYear")))).containsExactly("3", "1", "2");
    }

    @Test
    void refusesWhatMakesNoSense() {
        put(person("1", "安一"), person("2", "安二"));
        SearchQuery query = SearchQuery.everything().size(1);
        String next = Objects.requireNonNull(index.search(query).next());
        assertThat(index.search(query.after(next)).hits()).hasSize(1);
        for (String garbage : List.of("", "x", "AAAA", next + "A", next.substring(2), "张", next.replace('A', 'B'))) {
            if (!garbage.equals(next)) {
                assertThatThrownBy(() -> index.search(query.after(garbage))).isInstanceOf(SearchRefused.class);
            }
        }
        assertThatThrownBy(() -> index.search(query.by(SortKey.up("byYear")).after(next)))
                .isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> index.search(query.where("school", "x").after(next)))
                .isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> query.size(201)).isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> index.search(query.where("nowhere", "x"))).isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> index.search(query.count("name", 5))).isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> index.search(query.between("school", 1, 2))).isInstanceOf(SearchRefused.class);
        assertThatThrownBy(() -> index.search(query.by(SortKey.up("school")))).isInstanceOf(SearchRefused.class);
    }

    @Test
    void returnsTheRowAsItWasPutInAndWhatMatched() {
        put(person("1", "张伟明"), person("2", "Mary O'Neil"));
        Hit hit = index.search(typed("zwm")).hits().getFirst();
        assertThat(new String(hit.payload(), UTF_8)).isEqualTo("row of 1");
        assertThat(hit.matched()).containsExactly(new Span(0, 3));
        assertThat(index.search(typed("伟")).hits().getFirst().matched()).containsExactly(new Span(1, 2));
        assertThat(index.search(typed("weim")).hits().getFirst().matched()).containsExactly(new Span(1, 3));
        assertThat(index.search(typed("one")).hits().getFirst().matched()).containsExactly(new Span(5, 9));
    }

    @Test
    void showsAnEditWithinASecondByItself() throws InterruptedException {
        index.upsert(List.of(person("1", "张伟明").done()));
        Thread.sleep(900);
        assertThat(found("张伟明")).containsExactly("1");
        index.upsert(List.of(person("1", "张大明").done()));
        index.delete(List.of("2"));
        Thread.sleep(900);
        assertThat(found("张伟明")).isEmpty();
        assertThat(found("大明")).containsExactly("1");
    }

    @Test
    void replacesAndDeletes() {
        someStudents();
        put(person("1", "王芳").put("school", "医学院").put("city", "广州"));
        index.awaitVisible(index.delete(List.of("2", "unknown")), LONG);
        SearchPage page = index.search(SearchQuery.everything().count("school", 9));
        assertThat(page.total()).isEqualTo(3);
        assertThat(counts(page, "school")).isEqualTo(Map.of("医学院", 1L, "文学院", 1L, "工学院", 1L, "理学院", 1L));
        Map<String, Long> versions = new TreeMap<>();
        index.eachVersion(versions::put);
        assertThat(versions).containsOnlyKeys("1", "3", "4");
        assertThat(index.state().documents()).isEqualTo(3);
        assertThat(index.state().bytes()).isPositive();
    }

    @Test
    void knowsItsMarkAfterAStart() {
        assertThat(index.state().condition()).isEqualTo(Condition.EMPTY);
        try (SearchIndex.Rebuild rebuild = index.rebuild()) {
            rebuild.add(List.of(person("1", "张伟明").done()));
            rebuild.finish("at 1");
        }
        assertThat(index.state().mark()).isEqualTo("at 1");
        index.upsert(List.of(person("2", "李娜").done()));
        index.commit("at 2");
        index.upsert(List.of(person("3", "王芳").done()));
        index.close();
        index = open();
        assertThat(index.state().condition()).isEqualTo(Condition.READY);
        assertThat(index.state().mark()).isEqualTo("at 2");
        assertThat(ids(SearchQuery.everything())).containsExactly("2", "1");
        assertThat(index.verify()).isEmpty();
    }

    @Test
    void doesNotTakeAnUnfinishedIndexForAWholeOne() {
        index.upsert(List.of(person("1", "张伟明").done()));
        index.commit("at 1");
        index.close();
        index = open();
        assertThat(index.state().needsRebuild()).isTrue();
        assertThat(found("zwm")).containsExactly("1");
    }

    @Test
    void startsAnewForOtherFields() {
        try (SearchIndex.Rebuild rebuild = index.rebuild()) {
            rebuild.finish("at 1");
        }
        index.close();
        SearchSchema other = SearchSchema.of(Map.of("name", Kind.NAME));
        index = engine(folder).open("people", other, NameForms.likeness());
        assertThat(index.state().condition()).isEqualTo(Condition.OUTDATED);
        index.close();
        index = open();
    }

    @Test
    void goesOnAnsweringWhileItIsRebuilt() {
        put(person("old", "张三"), person("both", "李四"));
        try (SearchIndex.Rebuild rebuild = index.rebuild()) {
            assertThatThrownBy(() -> index.rebuild()).isInstanceOf(IllegalStateException.class);
            put(person("both", "李五"), person("edited", "王五"));
            index.delete(List.of("gone"));
            rebuild.add(List.of(
                    person("both", "李四").done(),
                    person("gone", "陈六").done(),
                    person("new", "赵七").done()));
            assertThat(rebuild.added()).isEqualTo(3);
            assertThat(ids(SearchQuery.everything())).containsExactlyInAnyOrder("old", "both", "edited");
            rebuild.finish("mark");
        }
        assertThat(ids(SearchQuery.everything())).containsExactlyInAnyOrder("both", "edited", "new");
        assertThat(found("李五")).containsExactly("both");
        assertThat(index.state().generation()).isGreaterThan(1);
    }

    @Test
    void forgetsARebuildThatIsGivenUp() {
        put(person("1", "张三"));
        try (SearchIndex.Rebuild rebuild = index.rebuild()) {
            rebuild.add(List.of(person("2", "李四").done()));
        }
        assertThat(ids(SearchQuery.everything())).containsExactly("1");
        index.rebuild().close();
    }

    @Test
    void losesNoWriteOfManyThreadsWhileItIsRebuilt() throws Exception {
        Map<String, Long> truth = new TreeMap<>();
        List<SearchDocument> source = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            source.add(person("s%04d".formatted(i), "张伟明").put("year", 1990).done());
            truth.put("s%04d".formatted(i), 1L);
        }
        index.awaitVisible(index.upsert(source), LONG);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Map<String, Long>>> writers = new ArrayList<>();
            SearchIndex.Rebuild rebuild = index.rebuild();
            for (int w = 0; w < 2; w++) {
                int mine = w;
                writers.add(threads.submit(() -> write(mine, over)));
            }
            Future<Boolean> reader = threads.submit(() -> {
                while (!over.get()) {
                    assertThat(index.search(typed("zwm").count("year", 5)).total())
                            .isGreaterThan(2000);
                }
                return true;
            });
            for (int from = 0; from < source.size(); from += 100) {
                rebuild.add(source.subList(from, from + 100));
            }
            rebuild.finish("mark");
            Thread.sleep(200);
            over.set(true);
            assertThat(reader.get()).isTrue();
            for (Future<Map<String, Long>> writer : writers) {
                writer.get().forEach((id, version) -> {
                    if (version < 0) {
                        truth.remove(id);
                    } else {
                        truth.put(id, version);
                    }
                });
            }
        }
        index.awaitVisible(index.delete(List.of("nobody")), LONG);
        Map<String, Long> versions = new TreeMap<>();
        index.eachVersion((id, version) -> assertThat(versions.put(id, version)).isNull());
        assertThat(versions).isEqualTo(truth);
        assertThat(index.count(SearchQuery.everything())).isEqualTo(truth.size());
        assertThat(index.count(SearchQuery.everything().between("year", 0, 9999)))
                .isEqualTo(truth.size());
    }

    /// Each writer edits its own ids; a negative version stands for a deletion.
    private Map<String, Long> write(int mine, AtomicBoolean over) {
        Map<String, Long> last = new TreeMap<>();
        for (long version = 2; !over.get(); version++) {
            String id = "s%04d".formatted((version * 37 % 1500) * 2 + mine);
            if (version % 5 == 0 && last.values().stream().filter(v -> v < 0).count() < 400) {
                index.delete(List.of(id));
                last.put(id, -version);
            } else {
                NameForms forms = NameForms.of("张伟明");
                index.upsert(List.of(SearchDocument.draft(id, version)
                        .put("name", forms.value())
                        .put("year", 2000)
                        .done()));
                last.put(id, version);
            }
        }
        return last;
    }
}
