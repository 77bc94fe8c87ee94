package org.tongchuang.integrations.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.apache.lucene.util.IOUtils;
import org.tongchuang.integrations.search.NameValue;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.integrations.search.SearchPage.Count;
import org.tongchuang.integrations.search.SearchPage.Hit;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchQuery.SortKey;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;

/// Random small worlds, asked random questions: the index has to say what going through all people one by one says.
class SearchModelTests {

    private static final SearchSchema SCHEMA = SearchSchema.of(
            Map.of(
                    "name", Kind.NAME,
                    "school", Kind.FACET,
                    "city", Kind.FACET,
                    "year", Kind.NUMBER,
                    "byName", Kind.SORT,
                    "byYear", Kind.SORT),
            SortKey.up("byName"));

    record Person(String id, String name, Set<String> schools, Set<String> cities, Set<Integer> years) {

        boolean has(String field, Set<String> values) {
            return values(field).stream().anyMatch(values::contains);
        }

        List<String> values(String field) {
            return switch (field) {
                case "school" -> List.copyOf(schools);
                case "city" -> List.copyOf(cities);
                default -> years.stream().map(String::valueOf).toList();
            };
        }

        SearchDocument document() {
            SearchDocument.Draft draft = SearchDocument.draft(id, 1)
                    .put("name", NameValue.of(name))
                    .put("byName", name)
                    .put("school", schools)
                    .put("city", cities);
            years.forEach(year -> draft.put("year", year));
            years.stream().min(Comparator.naturalOrder()).ifPresent(year -> draft.sortNumber("byYear", year));
            return draft.done();
        }
    }

    record Asked(
            String text,
            Set<String> schools,
            Set<String> cities,
            int from,
            int to,
            Set<String> only,
            int order,
            int size) {}

    sealed interface Step {
        record Put(Person person) implements Step {}

        record Remove(String id) implements Step {}

        record Commit(boolean look) implements Step {}
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED, edgeCases = EdgeCasesMode.NONE)
    void answersAsGoingThroughAllPeopleWould(@ForAll("steps") List<Step> steps, @ForAll("questions") List<Asked> asked)
            throws IOException {
        Path folder = Files.createTempDirectory("search-model");
        Map<String, Person> world = new TreeMap<>();
        try (SearchIndex index = new LuceneEngine(folder).open("model", SCHEMA, UnaryOperator.identity())) {
            for (Step step : steps) {
                take(step, index, world);
            }
            index.awaitVisible(index.delete(List.of("nobody")), Duration.ofSeconds(10));
            asked.forEach(question -> compare(index, world, question));
        } finally {
            IOUtils.rm(folder);
        }
    }

    private static void take(Step step, SearchIndex index, Map<String, Person> world) {
        switch (step) {
            case Step.Put put -> {
                index.upsert(List.of(put.person().document()));
                world.put(put.person().id(), put.person());
            }
            case Step.Remove remove -> {
                index.delete(List.of(remove.id()));
                world.remove(remove.id());
            }
            case Step.Commit commit -> {
                index.commit("somewhere");
                if (commit.look()) {
                    index.awaitVisible(index.delete(List.of("nobody")), Duration.ofSeconds(10));
                }
            }
        }
    }

    private static void compare(SearchIndex index, Map<String, Person> world, Asked asked) {
        SearchQuery query = query(asked);
        List<String> expected = world.values().stream()
                .filter(person -> matches(person, asked, ""))
                .sorted(order(asked))
                .map(Person::id)
                .toList();
        List<String> paged = new ArrayList<>();
        String after = null;
        do {
            SearchPage page = index.search(query.after(after));
            assertThat(page.total()).isEqualTo(expected.size());
            page.hits().forEach(hit -> paged.add(hit.id()));
            for (String field : List.of("school", "city", "year")) {
                assertThat(counted(page, field)).as(field).isEqualTo(counts(world, asked, field));
            }
            after = page.next();
        } while (after != null);
        assertThat(paged).isEqualTo(expected);
        List<String> streamed = new ArrayList<>();
        index.each(query, (Hit hit) -> streamed.add(hit.id()));
        assertThat(streamed).isEqualTo(expected);
        assertThat(index.count(query)).isEqualTo(expected.size());
    }

    private static SearchQuery query(Asked asked) {
        SearchQuery query = SearchQuery.everything()
                .text(asked.text, "name")
                .strictly()
                .size(asked.size)
                .count("school", 100)
                .count("city", 100)
                .count("year", 100);
        query = asked.schools.isEmpty() ? query : query.where(new SearchQuery.OneOf("school", asked.schools));
        query = asked.cities.isEmpty() ? query : query.where(new SearchQuery.OneOf("city", asked.cities));
        query = asked.from == 0 ? query : query.between("year", asked.from, asked.to);
        query = asked.only.isEmpty() ? query : query.only("school", asked.only);
        return switch (asked.order) {
            case 0 -> query;
            case 1 -> query.by(SortKey.down("byName"));
            case 2 -> query.by(SortKey.up("byYear"), SortKey.down("byName"));
            default -> query.by(SortKey.down("byYear"));
        };
    }

    private static boolean matches(Person person, Asked asked, String ignoring) {
        return person.name.contains(asked.text)
                && (asked.only.isEmpty() || person.has("school", asked.only))
                && (asked.schools.isEmpty() || ignoring.equals("school") || person.has("school", asked.schools))
                && (asked.cities.isEmpty() || ignoring.equals("city") || person.has("city", asked.cities))
                && (asked.from == 0
                        || ignoring.equals("year")
                        || person.years.stream().anyMatch(year -> asked.from <= year && year <= asked.to));
    }

    private static Comparator<Person> order(Asked asked) {
        Comparator<Person> id = Comparator.comparing(Person::id);
        Comparator<Person> name = Comparator.comparing(Person::name);
        Function<Person, Integer> year =
                person -> person.years.stream().min(Comparator.naturalOrder()).orElse(Integer.MAX_VALUE);
        Comparator<Person> latest =
                Comparator.comparing(person -> person.years.isEmpty() ? Integer.MAX_VALUE : -year.apply(person));
        return switch (asked.order) {
            case 0 ->
                Comparator.comparing((Person person) -> rank(person, asked.text))
                        .thenComparing(name)
                        .thenComparing(id);
            case 1 -> name.reversed().thenComparing(id);
            case 2 -> Comparator.comparing(year).thenComparing(name.reversed()).thenComparing(id);
            default -> latest.thenComparing(id);
        };
    }

    private static int rank(Person person, String text) {
        return person.name.equals(text) ? 0 : person.name.startsWith(text) ? 1 : 2;
    }

    private static Map<String, Long> counts(Map<String, Person> world, Asked asked, String field) {
        Map<String, Long> counts = new TreeMap<>();
        for (Person person : world.values()) {
            if (matches(person, asked, field)) {
                person.values(field).forEach(value -> counts.merge(value, 1L, Long::sum));
            }
        }
        return counts;
    }

    private static Map<String, Long> counted(SearchPage page, String field) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Count count : page.facet(field).values()) {
            if (count.count() > 0) {
                counts.put(count.value(), count.count());
            }
        }
        assertThat(page.facet(field).distinct()).isEqualTo(counts.size());
        return counts;
    }

    private static Arbitrary<String> schools() {
        return Arbitraries.of("理学院", "文学院", "工学院", "Law");
    }

    private static Arbitrary<String> cities() {
        return Arbitraries.of("北京", "上海", "Köln");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> ids = Arbitraries.integers().between(0, 40).map(i -> "p" + i);
        Arbitrary<Person> people = Combinators.combine(
                        ids,
                        Arbitraries.strings().withChars("张伟王").ofMinLength(1).ofMaxLength(4),
                        schools().set().ofMaxSize(3),
                        cities().set().ofMaxSize(2),
                        Arbitraries.integers().between(1990, 2000).set().ofMaxSize(2))
                .as(Person::new);
        Arbitrary<Step> puts = people.map(Step.Put::new);
        Arbitrary<Step> removals = ids.map(Step.Remove::new);
        Arbitrary<Step> commits = Arbitraries.of(true, false).map(Step.Commit::new);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(12, puts),
                        net.jqwik.api.Tuple.of(2, removals),
                        net.jqwik.api.Tuple.of(1, commits))
                .list()
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<Asked>> questions() {
        return Combinators.combine(
                        Arbitraries.strings().withChars("张伟王").ofMaxLength(3),
                        schools().set().ofMaxSize(2),
                        cities().set().ofMaxSize(2),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(1990, 2000)),
                        Arbitraries.integers().between(1989, 2001),
                        Arbitraries.oneOf(
                                Arbitraries.just(Set.<String>of()),
                                schools().set().ofSize(1)),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(1, 3, 10, 200))
                .as(Asked::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
