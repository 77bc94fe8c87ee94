package org.tongchuang.members.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.LinkedMultiValueMap;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchPage;
import org.tongchuang.integrations.search.lucene.LuceneEngine;
import org.tongchuang.members.directory.DirectoryDocuments;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import tools.jackson.databind.json.JsonMapper;

/// Whatever somebody is not shown changes nothing of what they get: with any people, any choices, any questions.
class SeenSearchTests {

    private static final int WORLDS = Integer.getInteger("tongchuang.seen.worlds", 12);
    private static final int CHANGES = 40;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    private final SeenDocuments shape = new SeenDocuments(new DirectoryDocuments(JSON));

    @TempDir
    Path folder;

    @Test
    void tellsNothingOfWhatIsHidden() {
        long seed = Long.getLong("tongchuang.seen.seed", System.nanoTime());
        System.out.println("-Dtongchuang.seen.seed=" + seed);
        Random random = new Random(seed);
        int unseen = 0;
        for (int world = 0; world < WORLDS; world++) {
            People people = new People(random);
            Map<String, Member> all = new TreeMap<>();
            people.some(5 + random.nextInt(40))
                    .forEach(person -> all.put(person.id().toString(), person));
            try (SearchIndex index = new LuceneEngine(folder.resolve("world" + world))
                    .open("seen", SeenDocuments.SCHEMA, NameForms.likeness())) {
                all.values().forEach(person -> put(index, person));
                Member viewer = people.one(List.copyOf(all.values()));
                List<DirectoryQuery> questions = questions(people, random);
                showsEverybodyWhoIsSeen(index, Viewer.of(viewer), all);
                for (int change = 0; change < CHANGES; change++) {
                    Member before = people.one(List.copyOf(all.values()));
                    Member after = people.changed(before);
                    boolean same = !before.id().equals(viewer.id())
                            && seen(Viewer.of(viewer), before).equals(seen(Viewer.of(viewer), after));
                    List<Object> answers = same ? answers(index, viewer, questions) : List.of();
                    put(index, after);
                    all.put(after.id().toString(), after);
                    viewer = after.id().equals(viewer.id()) ? after : viewer;
                    if (same) {
                        unseen++;
                        assertThat(answers(index, viewer, questions))
                                .as(before.facts().changesTo(after.facts()) + " of "
                                        + before.facts().asMap() + " for "
                                        + viewer.facts().asMap())
                                .isEqualTo(answers);
                    }
                }
                showsEverybodyWhoIsSeen(index, Viewer.of(viewer), all);
            }
        }
        assertThat(unseen).as("changes that were hidden").isGreaterThan(WORLDS * CHANGES / 8);
    }

    private static Facts seen(Viewer viewer, Member person) {
        return Visibility.of(person.facts()).seenBy(viewer.to(person), person.facts());
    }

    /// Exactly those, each once, with what is seen of them and nothing else.
    private void showsEverybodyWhoIsSeen(SearchIndex index, Viewer viewer, Map<String, Member> all) {
        Map<String, String> shown = new TreeMap<>();
        all.forEach((id, person) -> {
            Facts seen = seen(viewer, person);
            if (!seen.isEmpty()) {
                Member part = new Member(
                        person.id(), person.version(), seen, person.origins(), person.createdAt(), person.updatedAt());
                shown.put(
                        id,
                        text(new DirectoryDocuments(JSON).draft(id, part).done().payload()));
            }
        });
        SearchPage page = new SeenSearch(index).page(viewer, asked(Map.of("size", "200")), new LinkedHashMap<>());
        Map<String, String> found = new TreeMap<>();
        page.hits()
                .forEach(hit -> assertThat(found.put(hit.id(), text(hit.payload())))
                        .as("twice")
                        .isNull());
        assertThat(found).isEqualTo(shown);
        assertThat(page.total()).isEqualTo(shown.size());
    }

    private static List<Object> answers(SearchIndex index, Member viewer, List<DirectoryQuery> questions) {
        SeenSearch search = new SeenSearch(index);
        Viewer who = Viewer.of(viewer);
        LinkedHashMap<String, Integer> counted = new LinkedHashMap<>();
        List.of("school", "department", "class", "city", "employer", "entryYear", "graduationYear")
                .forEach(field -> counted.put(field, 5));
        List<Object> answers = new ArrayList<>();
        for (DirectoryQuery question : questions) {
            SearchPage page = search.page(who, question, counted);
            answers.add(page.total());
            answers.add(page.nearMiss());
            page.hits().forEach(hit -> answers.add(hit.id() + text(hit.payload()) + hit.matched()));
            answers.add(page.facets());
            answers.add(String.valueOf(page.next()));
            answers.add(search.suggest(who, question, "employer", "", 9));
            answers.add(search.suggest(who, question, "city", "o", 9));
        }
        return answers;
    }

    private List<DirectoryQuery> questions(People people, Random random) {
        List<DirectoryQuery> questions = new ArrayList<>(List.of(asked(Map.of()), asked(Map.of("size", "2"))));
        for (int n = 0; n < 12; n++) {
            Map<String, String> parts = new LinkedHashMap<>();
            if (random.nextBoolean()) {
                parts.put(
                        "q",
                        people.one(List.of(
                                "张",
                                "伟",
                                "zw",
                                "zhang",
                                "smit",
                                "smiht",
                                "物理",
                                "1班",
                                "huawei",
                                "北京",
                                "2998001",
                                "工程师",
                                "a1@example.edu",
                                "王芳 杭州")));
            }
            if (random.nextBoolean()) {
                parts.put("city", people.one(People.CITIES));
            }
            if (random.nextInt(3) == 0) {
                parts.put("department", people.one(People.DEPARTMENTS));
            }
            if (random.nextInt(3) == 0) {
                parts.put("graduationYear", people.one(List.of("2002", "..2002", "1999..2010")));
            }
            parts.put("sort", people.one(List.of("", "name", "graduation", "-graduation")));
            parts.put("size", people.one(List.of("1", "3", "50")));
            questions.add(asked(parts));
        }
        return questions;
    }

    private static DirectoryQuery asked(Map<String, String> parts) {
        LinkedMultiValueMap<String, String> params = new LinkedMultiValueMap<>();
        parts.forEach(params::add);
        return DirectoryQuery.of(params, 20);
    }

    private void put(SearchIndex index, Member person) {
        List<SearchDocument> documents = shape.of(person);
        if (!documents.isEmpty()) {
            index.awaitVisible(index.upsert(documents), LONG);
        }
        List<String> absent = new ArrayList<>(shape.ids(person.id()));
        documents.forEach(document -> absent.remove(document.id()));
        if (!absent.isEmpty()) {
            index.awaitVisible(index.delete(absent), LONG);
        }
    }

    private static String text(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
