package org.tongchuang.integrations.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchIndex;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.integrations.search.SearchSchema.Kind;

/// Whenever the process dies, the index opens again, knows its mark, and holds everything up to it.
class CrashTests {

    private static final SearchSchema SCHEMA = SearchSchema.of(Map.of("year", Kind.NUMBER));

    @TempDir
    private Path folder;

    private static SearchIndex open(Path folder) {
        return new LuceneEngine(folder).open("crash", SCHEMA, UnaryOperator.identity());
    }

    private static SearchDocument document(int number) {
        return SearchDocument.draft("d" + number, number).put("year", number).done();
    }

    /// Writes documents in order for ever, commits and rebuilds now and then, and says how far it is committed.
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) {
            try (SearchIndex index = open(Path.of(args[0]))) {
                int written = index.state().mark().isEmpty()
                        ? 0
                        : Integer.parseInt(index.state().mark());
                for (int round = 0; ; round++) {
                    written = round % 4 == 3 ? rebuilt(index, written) : more(index, written);
                    System.out.println(written);
                    System.out.flush();
                }
            }
        }

        static int more(SearchIndex index, int written) {
            int upTo = written + 50;
            for (int i = written; i < upTo; i++) {
                index.upsert(List.of(document(i)));
            }
            index.commit(String.valueOf(upTo));
            return upTo;
        }

        static int rebuilt(SearchIndex index, int written) {
            try (SearchIndex.Rebuild rebuild = index.rebuild()) {
                List<SearchDocument> all = new ArrayList<>();
                for (int i = 0; i < written; i++) {
                    all.add(document(i));
                }
                rebuild.add(all);
                rebuild.finish(String.valueOf(written));
            }
            return written;
        }
    }

    private static int check(Path copy) {
        try (SearchIndex index = open(copy)) {
            assertThat(index.state().reason()).doesNotContain("could not be read");
            String mark = index.state().mark();
            int upTo = mark.isEmpty() ? 0 : Integer.parseInt(mark);
            Map<String, Long> versions = new TreeMap<>();
            index.eachVersion(
                    (id, version) -> assertThat(versions.put(id, version)).isNull());
            assertThat(versions).hasSizeGreaterThanOrEqualTo(upTo);
            for (int i = 0; i < upTo; i++) {
                assertThat(versions).containsEntry("d" + i, (long) i);
            }
            assertThat(index.count(SearchQuery.everything())).isEqualTo(versions.size());
            assertThat(index.verify()).isEmpty();
            return upTo;
        }
    }

    @Test
    void survivesBeingKilledAtAnyMoment() throws Exception {
        Random random = new Random(5);
        int reached = 0;
        for (int kill = 0; kill < 4; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Writer.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            AtomicInteger told = new AtomicInteger(reached);
            CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> listen(process, told));
            int before = reached;
            for (int wait = 0; wait < 200 && told.get() <= before && process.isAlive(); wait++) {
                Thread.sleep(50);
            }
            Thread.sleep(random.nextInt(400));
            process.destroyForcibly().waitFor();
            listening.get(10, TimeUnit.SECONDS);
            assertThat(told.get()).isGreaterThan(before);
            reached = check(folder);
            assertThat(reached).isGreaterThanOrEqualTo(told.get());
        }
    }

    private static void listen(Process process, AtomicInteger told) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    told.set(Integer.parseInt(line));
                }
            }
        } catch (IOException e) {
            // the process was killed
        }
    }

    @Test
    void opensFromACopyTakenAtAnyMoment() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Path source = folder.resolve("source");
        CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> {
            try (SearchIndex index = open(source)) {
                int written = 0;
                while (!over.get()) {
                    written = Writer.more(index, written);
                }
                return written;
            }
        });
        Random random = new Random(3);
        int last = 0;
        for (int copy = 0; copy < 12; copy++) {
            Thread.sleep(20 + random.nextInt(80));
            Path target = folder.resolve("copy" + copy);
            while (!copied(source.resolve("crash"), target.resolve("crash"))) {
                Thread.onSpinWait();
            }
            int mark = check(target);
            assertThat(mark).isGreaterThanOrEqualTo(last);
            last = mark;
        }
        over.set(true);
        assertThat(writing.get()).isGreaterThanOrEqualTo(last).isPositive();
    }

    /// Links every file as it is at this moment, the list of segments first; false when one was merged away meanwhile,
    /// which on a disk that stopped could not happen.
    private static boolean copied(Path from, Path to) throws IOException {
        org.apache.lucene.util.IOUtils.rm(Files.exists(to) ? new Path[] {to} : new Path[0]);
        if (!Files.exists(from.resolve("current"))) {
            return false;
        }
        try (Stream<Path> walk = Files.walk(from)) {
            List<Path> all = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("write.lock"))
                    .sorted((a, b) -> Boolean.compare(isList(b), isList(a)))
                    .toList();
            for (Path file : all) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.createLink(copy, file);
            }
            return all.stream().anyMatch(CrashTests::isList);
        } catch (java.nio.file.NoSuchFileException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static boolean isList(Path file) {
        return file.getFileName().toString().startsWith("segments_");
    }
}
