package org.tongchuang.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/// Resident memory of the program and its database together, some searches and three quiet minutes after a start, with
/// 20,000 members and with as many as `TONGCHUANG_BENCH_MEMBERS` says. The baseline is the same with nobody in it.
final class MemoryBench implements Bench {

    private static final int A_SMALL_UNIVERSITY = 20_000;
    private static final int SEARCHES = 500;
    private static final long REST_MILLIS = 180_000;

    @Override
    public List<Figure> measure() throws Exception {
        double nobody = atRest(Files.createTempDirectory("tongchuang-memory-"));
        List<Figure> figures = new ArrayList<>();
        Path small = Files.createTempDirectory("tongchuang-memory-");
        fill(small, A_SMALL_UNIVERSITY);
        figures.add(figure(A_SMALL_UNIVERSITY, atRest(small), nobody));
        Path large = ImportBench.folder().resolve("data");
        if (!Files.exists(large)) {
            new ImportBench().measure();
        }
        figures.add(figure(ImportBench.MEMBERS, atRest(large), nobody));
        return figures;
    }

    private static Figure figure(int members, double megabytes, double nobody) {
        return new Figure("memory at rest, " + members + " members", megabytes, nobody, "MB", "the same, nobody in it");
    }

    private static void fill(Path data, int members) throws Exception {
        Path roster = Files.createTempFile("tongchuang-memory-", ".csv");
        new RosterMill().write(roster, members);
        try (Installation installation = Installation.start(data)) {
            ImportBench.importRate(installation, roster, members);
            ImportBench.scanSeconds(installation, members);
        } finally {
            Files.delete(roster);
        }
    }

    private static double atRest(Path data) throws Exception {
        try (Installation installation = Installation.start(data)) {
            String cookies = installation.signIn();
            Random random = new Random(7);
            DirectoryBench.Mix mix =
                    new DirectoryBench.Mix(query -> installation.page("/office/members?x=1" + query, cookies));
            for (int n = 0; n < SEARCHES; n++) {
                installation.send(mix.next(random));
            }
            Thread.sleep(REST_MILLIS);
            return DoubleStream.of(installation.residentMegabytes()).sum();
        }
    }
}
