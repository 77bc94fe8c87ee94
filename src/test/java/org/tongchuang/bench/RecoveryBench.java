package org.tongchuang.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From a start after a kill to the first page, and to the health check that says all is well. Killed in the middle of
/// an import into 200,000 members, with and without the database; the baseline is a start after an orderly stop.
final class RecoveryBench implements Bench {

    private static final int MEMBERS =
            Integer.parseInt(System.getenv().getOrDefault("TONGCHUANG_BENCH_RECOVERY", "200000"));
    private static final int MORE = MEMBERS / 2;
    private static final int KILLS = 3;

    private String running = "";

    @Override
    public List<Figure> measure() throws Exception {
        Path folder = Files.createTempDirectory("tongchuang-recovery-");
        Path data = folder.resolve("data");
        Path roster = folder.resolve("roster.csv");
        new RosterMill().write(roster, MEMBERS);
        try (Installation installation = Installation.start(data)) {
            ImportBench.importRate(installation, roster, MEMBERS);
        }
        new RosterMill().write(roster, MEMBERS + MORE);
        double orderly = start(data)[0];
        List<Figure> figures = new ArrayList<>();
        for (boolean databaseToo : new boolean[] {false, true}) {
            double page = 0;
            double up = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                killAmidImport(data, roster, databaseToo);
                double[] times = start(data);
                page = Math.max(page, times[0]);
                up = Math.max(up, times[1]);
            }
            String what = databaseToo ? "program and database killed" : "program killed";
            figures.add(new Figure(what + ", to first page, worst of 3", page, orderly, "ms", "after an orderly stop"));
            figures.add(new Figure(what + ", to health UP, worst of 3", up, 10_000, "ms", "the goal"));
        }
        return figures;
    }

    /// The import that was under way goes on, and is killed once more; when there is none, one begins.
    private void killAmidImport(Path data, Path roster, boolean databaseToo) throws Exception {
        @SuppressWarnings("resource") // it ends by being killed
        Installation installation = Installation.start(data);
        if (running.isEmpty() || processed(installation) >= MEMBERS + MORE) {
            running = Installation.part(
                    installation.send(ImportBench.upload(installation, roster)), "\"id\":\"([^\"]+)\"");
        }
        long before = processed(installation);
        while (processed(installation) == before) {
            Thread.sleep(20);
        }
        Thread.sleep(300);
        installation.kill(databaseToo);
    }

    private long processed(Installation installation) throws Exception {
        return Long.parseLong(Installation.part(
                installation.send(installation.api("/api/v1/roster-imports/" + running)), "\"processed\":(\\d+)"));
    }

    /// Milliseconds to the first page and to health, and then an orderly stop.
    private static double[] start(Path data) throws Exception {
        long began = System.nanoTime();
        try (Installation installation = Installation.start(data)) {
            double page = (System.nanoTime() - began) / 1e6;
            while (installation
                            .http
                            .send(
                                    installation.request("/actuator/health").build(),
                                    java.net.http.HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    != 200) {
                Thread.sleep(10);
            }
            return new double[] {page, (System.nanoTime() - began) / 1e6};
        }
    }
}
