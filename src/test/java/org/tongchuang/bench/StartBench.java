package org.tongchuang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// From the launcher's first instruction to the ready line, which is printed when the first page was served. The
/// baseline is the start of the bare database on the same kind of folder, without which nothing can be served.
final class StartBench implements Bench {

    private static final int RUNS = 7;

    @Override
    public List<Figure> measure() throws Exception {
        Path home = Path.of(System.getProperty("tongchuang.home", "."));
        Path folder = Files.createTempDirectory("tongchuang-start-");
        startAndStop(home, folder);
        double[] starts = new double[RUNS];
        double[] databases = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            starts[run] = startAndStop(home, folder);
            databases[run] = database(folder);
        }
        return List.of(
                new Figure(
                        "start to first page, median of " + RUNS,
                        median(starts),
                        median(databases),
                        "ms",
                        "PostgreSQL alone"),
                new Figure(
                        "start to first page, best of " + RUNS, min(starts), min(databases), "ms", "PostgreSQL alone"));
    }

    private static double startAndStop(Path home, Path folder) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process program = new ProcessBuilder(
                        home.resolve("tongchuang").toString(), "start", "--port", "18970", "--data", folder.toString())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        String line = program.inputReader().readLine();
        double millis = (System.nanoTime() - began) / 1e6;
        program.destroy();
        if (!program.waitFor(10, TimeUnit.SECONDS) || line == null || !line.startsWith("ready ")) {
            throw new IllegalStateException("The program did not start and stop as it should: " + line);
        }
        return millis;
    }

    private static double database(Path folder) {
        long began = System.nanoTime();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            if (postgres.login().url().isEmpty()) {
                throw new IllegalStateException();
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }
}
