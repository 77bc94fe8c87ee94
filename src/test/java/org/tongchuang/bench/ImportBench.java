package org.tongchuang.bench;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// A roster from upload to the moment its last person is found: parsed, validated, matched, sealed, stored, indexed.
/// The baseline is PostgreSQL's COPY of the same file into one table without an index.
/// `TONGCHUANG_BENCH_MEMBERS` sets the number of rows, a million by default.
final class ImportBench implements Bench {

    static final int MEMBERS = Integer.parseInt(System.getenv().getOrDefault("TONGCHUANG_BENCH_MEMBERS", "1000000"));

    /// Kept for the directory's benchmark.
    static Path folder() {
        return Path.of(System.getProperty("tongchuang.home", "."), "target", "bench", "members-" + MEMBERS);
    }

    @Override
    public List<Figure> measure() throws Exception {
        Path folder = folder();
        remove(folder);
        Files.createDirectories(folder);
        Path roster = folder.resolve("roster.csv");
        new RosterMill().write(roster, MEMBERS);
        double copy = copyRate(roster, folder.resolve("copy"));
        List<Figure> figures = new ArrayList<>();
        try (Installation installation = Installation.start(folder.resolve("data"))) {
            double[] empty = installation.residentMegabytes();
            double rate = importRate(installation, roster, MEMBERS);
            figures.add(new Figure("import, rows a second until found", rate, copy, "/s", "COPY into a bare table"));
            figures.add(new Figure(
                    "compared with each other after it", scanSeconds(installation, MEMBERS), 300, "s", "the goal"));
            Thread.sleep(90_000);
            double[] full = installation.residentMegabytes();
            figures.add(new Figure("program at rest after it", full[0], empty[0], "MB", "the same, nobody in it"));
            figures.add(new Figure("its database at rest", full[1], empty[1], "MB", "the same, nobody in it"));
        }
        return figures;
    }

    /// Records that came in by an import are compared with all others once it has ended, while nobody waits.
    static double scanSeconds(Installation installation, int members) throws Exception {
        String scan;
        do {
            Thread.sleep(1_000);
            scan = installation.send(installation.api("/api/v1/duplicates/scan"));
        } while (!scan.contains("\"people\":" + members + ","));
        return Double.parseDouble(Installation.part(scan, "\"seconds\":([0-9.]+)"));
    }

    static double importRate(Installation installation, Path roster, int members) throws Exception {
        long began = System.nanoTime();
        imported(installation, roster, members);
        long found;
        do {
            Thread.sleep(50);
            found = Long.parseLong(Installation.part(
                    installation.send(installation.api("/api/v1/members?size=1")), "\"total\":(\\d+)"));
        } while (found < members);
        return members / ((System.nanoTime() - began) / 1e9);
    }

    /// Waits for an import to end; its id.
    static String imported(Installation installation, Path roster, int created) throws Exception {
        String id = Installation.part(installation.send(upload(installation, roster)), "\"id\":\"([^\"]+)\"");
        String state;
        do {
            Thread.sleep(200);
            state = installation.send(installation.api("/api/v1/roster-imports/" + id));
        } while (state.contains("\"state\":\"RUNNING\"") || state.contains("\"state\":\"QUEUED\""));
        if (!state.contains("\"state\":\"DONE\"") || !state.contains("\"created\":" + created + ",")) {
            throw new IllegalStateException("the import ended otherwise: " + state);
        }
        return id;
    }

    static HttpRequest upload(Installation installation, Path roster) throws Exception {
        String boundary = "b3nch";
        byte[] head = ("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"roster.csv\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return installation
                .request("/api/v1/roster-imports")
                .header("Authorization", "Bearer " + installation.token)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofFile(roster),
                        HttpRequest.BodyPublishers.ofByteArray(tail)))
                .build();
    }

    private static double copyRate(Path roster, Path data) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
                Connection connection = postgres.login().connect()) {
            String columns = RosterMill.HEADER.stream()
                    .map(name -> '"' + name + "\" text")
                    .collect(Collectors.joining(", "));
            connection.createStatement().execute("create schema bench; create table bench.roster (" + columns + ")");
            long began = System.nanoTime();
            try (InputStream rows = new BufferedInputStream(Files.newInputStream(roster), 1 << 20)) {
                long copied = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bench.roster from stdin with (format csv, header true)", rows);
                return copied / ((System.nanoTime() - began) / 1e9);
            }
        } finally {
            remove(data);
        }
    }

    private static void remove(Path folder) throws Exception {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
