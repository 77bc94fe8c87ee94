package org.tongchuang.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchQuery.SortKey;
import org.tongchuang.integrations.search.lucene.LuceneEngine;
import org.tongchuang.members.names.NameForms;

/// Directory search over many members, ours beside bare Lucene in the same run: every kind of question, a page of 50
/// rows with eleven facets of twenty values each. Arguments: number of members (1,000,000), questions per kind (300).
public final class SearchBench {

    private static final int BATCH = 500;
    private static final long SEED = 20_260_101;

    /// One question to both.
    record Asked(
            String kind, String text, Map<String, String> filters, int from, int to, String order, boolean descending) {

        SearchQuery ours() {
            SearchQuery query = SearchQuery.everything().text(text, "name");
            for (Map.Entry<String, String> filter : filters.entrySet()) {
                query = filter.getKey().endsWith("Year")
                        ? query.between(
                                filter.getKey(),
                                Integer.parseInt(filter.getValue()),
                                Integer.parseInt(filter.getValue()))
                        : query.where(filter.getKey(), filter.getValue());
            }
            if (from > 0) {
                query = query.between("graduationYear", from, to);
            }
            if (text.isEmpty()) {
                query = query.by(new SortKey(order, descending));
            }
            for (String field : MemberMill.FACETS) {
                query = query.count(field, 20);
            }
            return query;
        }
    }

    private interface Question {
        long ask(Asked asked) throws IOException;
    }

    private SearchBench() {}

    public static void main(String[] args) throws Exception {
        int members = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int questions = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        Path folder = Files.createTempDirectory("tongchuang-search-bench");
        try (SearchIndex index = new LuceneEngine(folder).open("bench", MemberMill.schema(), NameForms.likeness());
                BareLucene bare = new BareLucene(folder.resolve("bare"))) {
            System.out.printf("%,d members%n", members);
            long before = used();
            build(index, members);
            long start = System.nanoTime();
            fill(members, bare::add);
            bare.ready();
            System.out.printf("bare: %,.0f docs/s on one thread%n", members / seconds(start));
            System.out.printf(
                    "index %,d MB, ours in heap about %,d MB%n", index.state().bytes() >> 20, (used() - before) >> 20);
            reopen(folder, members);
            compare(index, bare, questions);
        } finally {
            IOUtils.rm(folder);
        }
    }

    private static void reopen(Path folder, int members) throws Exception {
        long start = System.nanoTime();
        String pinyin = "";
        NameMill names = new NameMill(new Random(1));
        for (int i = 0; i < members; i++) {
            pinyin = NameForms.of(names.next()).pinyin();
        }
        System.out.printf("names: %.2f microseconds each (last: %s)%n", seconds(start) * 1e6 / members, pinyin);
        Path copy = folder.resolve("copied");
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.walk(folder.resolve("bench"))) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("write.lock"))
                    .toList()) {
                Path target = copy.resolve("bench")
                        .resolve(folder.resolve("bench").relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.createLink(target, file);
            }
        }
        start = System.nanoTime();
        try (SearchIndex index = new LuceneEngine(copy).open("bench", MemberMill.schema(), NameForms.likeness())) {
            System.out.printf("opened in %.2f s", seconds(start));
            long total = index.search(SearchQuery.everything()
                            .counting(Map.of("school", 20, "city", 20, "employer", 20, "class", 20)))
                    .total();
            System.out.printf(", first page of %,d with four facets after %.2f s%n", total, seconds(start));
        }
    }

    private interface Adding {
        void add(MemberMill.Member member) throws IOException;
    }

    private static void fill(int members, Adding adding) throws IOException {
        for (int half = 0; half < 2; half++) {
            MemberMill mill = new MemberMill(SEED + half);
            for (int i = 0; i < members / 2; i++) {
                adding.add(mill.next());
            }
        }
    }

    private static void build(SearchIndex index, int members) throws Exception {
        long start = System.nanoTime();
        long spent = processorTime();
        try (SearchIndex.Rebuild rebuild = index.rebuild();
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> halves = new ArrayList<>();
            for (int half = 0; half < 2; half++) {
                MemberMill mill = new MemberMill(SEED + half);
                halves.add(threads.submit(() -> feed(rebuild, mill, members / 2)));
            }
            for (Future<Integer> half : halves) {
                half.get();
            }
            System.out.printf(
                    "ours: %,.0f docs/s fed by two threads, %,.0f per processor second with making them up%n",
                    members / seconds(start), members / ((processorTime() - spent) / 1e9));
            start = System.nanoTime();
            rebuild.finish("bench");
            System.out.printf("swapped in %.1f s%n", seconds(start));
        }
    }

    private static int feed(SearchIndex.Rebuild rebuild, MemberMill mill, int count) {
        List<SearchDocument> batch = new ArrayList<>(BATCH);
        for (int i = 0; i < count; i++) {
            batch.add(MemberMill.document(mill.next()));
            if (batch.size() == BATCH || i == count - 1) {
                rebuild.add(batch);
                batch.clear();
            }
        }
        return count;
    }

    private static void compare(SearchIndex index, BareLucene bare, int questions) throws Exception {
        Map<String, List<Asked>> kinds = new LinkedHashMap<>();
        Random random = new Random(7);
        NameMill names = new NameMill(random);
        Stream.of(
                        "1 character",
                        "2 characters",
                        "initials",
                        "pinyin",
                        "one facet",
                        "two facets",
                        "name + facet",
                        "years",
                        "all by name",
                        "all by year")
                .forEach(kind -> kinds.put(
                        kind,
                        Stream.generate(() -> question(kind, names, random))
                                .limit(questions)
                                .toList()));
        Question ours = asked -> index.search(asked.ours()).total();
        for (int warm = 0; warm < 5; warm++) {
            forget(index);
            for (List<Asked> kind : kinds.values()) {
                time(kind.subList(0, Math.min(100, questions)), ours);
                time(kind.subList(0, Math.min(20, questions)), bare::search);
            }
        }
        System.out.printf("%-14s %9s %9s %9s %9s %7s%n", "kind", "ours p50", "p95", "bare p50", "p95", "ratio");
        for (Map.Entry<String, List<Asked>> kind : kinds.entrySet()) {
            forget(index);
            double[] mine = time(kind.getValue(), ours);
            double[] theirs = time(kind.getValue().subList(0, Math.min(60, questions)), bare::search);
            checkAgreement(kind.getValue().subList(0, Math.min(20, questions)), ours, bare);
            System.out.printf(
                    "%-14s %9.2f %9.2f %9.2f %9.2f %7.2f%n",
                    kind.getKey(),
                    at(mine, 0.5),
                    at(mine, 0.95),
                    at(theirs, 0.5),
                    at(theirs, 0.95),
                    mean(mine) / mean(theirs));
        }
        List<Asked> mix = new ArrayList<>();
        kinds.values().forEach(mix::addAll);
        java.util.Collections.shuffle(mix, random);
        forget(index);
        System.out.printf("mix on 2 threads: ours %,.0f q/s first time", rate(mix, ours));
        System.out.printf(", %,.0f again", rate(mix, ours));
        System.out.printf("; bare %,.0f q/s%n", rate(mix.subList(0, Math.min(600, mix.size())), bare::search));
    }

    private static void checkAgreement(List<Asked> asked, Question ours, BareLucene bare) throws IOException {
        for (Asked question : asked) {
            long mine = ours.ask(question);
            long theirs = bare.search(question);
            // Where thousands match, sorting lets Lucene stop counting.
            if (mine != theirs && theirs <= 1000) {
                System.out.printf("differs: %s ours %d, bare %d%n", question, mine, theirs);
            }
        }
    }

    /// A new state of the index has no answers kept from the one before.
    private static void forget(SearchIndex index) {
        var written = index.upsert(List.of(SearchDocument.draft("forget", 1)
                .put("name", NameForms.of("某").value())
                .done()));
        index.awaitVisible(written, java.time.Duration.ofSeconds(10));
    }

    private static Asked question(String kind, NameMill names, Random random) {
        Map<String, String> none = Map.of();
        int year = 1975 + random.nextInt(40);
        String school = "学院" + random.nextInt(30);
        return switch (kind) {
            case "1 character" ->
                new Asked(
                        kind,
                        random.nextBoolean() ? names.surname().substring(0, 1) : names.character(),
                        none,
                        0,
                        0,
                        "byName",
                        false);
            case "2 characters" -> new Asked(kind, names.next().substring(0, 2), none, 0, 0, "byName", false);
            case "initials" -> new Asked(kind, NameForms.of(names.next()).initials(), none, 0, 0, "byName", false);
            case "pinyin" ->
                new Asked(
                        kind,
                        String.join(
                                "",
                                NameForms.of(names.next()).readings().stream()
                                        .map(List::getFirst)
                                        .limit(2)
                                        .toList()),
                        none,
                        0,
                        0,
                        "byName",
                        false);
            case "one facet" ->
                new Asked(
                        kind,
                        "",
                        random.nextBoolean() ? Map.of("school", school) : Map.of("city", "城市" + random.nextInt(342)),
                        0,
                        0,
                        "byName",
                        false);
            case "two facets" ->
                new Asked(
                        kind,
                        "",
                        Map.of("major", "专业" + random.nextInt(300), "degree", "硕士"),
                        0,
                        0,
                        "byGraduation",
                        true);
            case "name + facet" ->
                new Asked(kind, names.surname().substring(0, 1), Map.of("school", school), 0, 0, "byName", false);
            case "years" -> new Asked(kind, "", none, year, year + random.nextInt(6), "byName", false);
            case "all by name" -> new Asked(kind, "", none, 0, 0, "byName", false);
            default -> new Asked(kind, "", none, 0, 0, "byGraduation", true);
        };
    }

    private static double[] time(List<Asked> asked, Question question) throws IOException {
        double[] millis = new double[asked.size()];
        long seen = 0;
        for (int i = 0; i < millis.length; i++) {
            long start = System.nanoTime();
            seen += question.ask(asked.get(i));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        if (seen == 42) {
            System.out.print(' ');
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double rate(List<Asked> mix, Question question) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<double[]>> halves = List.of(
                    () -> time(mix.subList(0, mix.size() / 2), question),
                    () -> time(mix.subList(mix.size() / 2, mix.size()), question));
            for (Future<double[]> half : threads.invokeAll(halves)) {
                half.get();
            }
        }
        return mix.size() / seconds(start);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    private static double mean(double[] millis) {
        return Arrays.stream(millis).average().orElse(0);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Says what a figure would be on a machine that does nothing else.
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
