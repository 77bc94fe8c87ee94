package org.tongchuang.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.tongchuang.integrations.postgres.DatabaseLogin;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// What is done with single records among a million: reading one, working through possible duplicates, taking an import
/// of 100,000 rows back (half of them new people, half new employers of people who were there).
/// Baselines are the bare queries for the same rows, four at a time like the pages.
final class RecordsBench implements Bench {

    private static final int AT_ONCE = 4;
    private static final int WARM_UP = 1_500;
    private static final int REQUESTS = 4_000;
    private static final int BATCH = Math.min(100_000, ImportBench.MEMBERS);
    private static final int PEOPLE = 5_000;
    private static final int TWINS = 1_900;

    @Override
    public List<Figure> measure() throws Exception {
        Path data = ImportBench.folder().resolve("data");
        if (!Files.exists(data)) {
            new ImportBench().measure();
        }
        List<Figure> figures = new ArrayList<>();
        try (Installation installation = Installation.start(data)) {
            DatabaseLogin admin = EmbeddedPostgres.runningForAdmin(data).orElseThrow();
            DatabaseLogin login = new DatabaseLogin(
                    admin.url().replaceFirst("/[^/?]*(\\?|$)", "/tongchuang$1"), admin.user(), admin.password());
            String cookies = installation.signIn();
            List<UUID> people = some(login, "select id from members.member tablesample system (1) limit " + PEOPLE);
            add(
                    figures,
                    "record page",
                    pages(installation, cookies, "/office/members/", people),
                    rows(login, "select * from members.member where id = ?", people));
            add(
                    figures,
                    "record, API",
                    api(installation, people),
                    rows(login, "select * from members.member where id = ?", people));
            String twins = twins(installation);
            add(figures, "queue of possible duplicates", queue(installation, cookies), bareQueue(login));
            takeBack(installation, twins);
            figures.addAll(undo(installation));
        }
        return figures;
    }

    private static void add(List<Figure> figures, String what, Load.Times ours, Load.Times base) {
        figures.add(new Figure(what + ", p50", ours.millisAt(0.5), base.millisAt(0.5), "ms", "the bare query"));
        figures.add(new Figure(what + ", p95", ours.millisAt(0.95), base.millisAt(0.95), "ms", "the bare query"));
    }

    private static Load.Times pages(Installation installation, String cookies, String path, List<UUID> people)
            throws Exception {
        return Load.over(
                        installation,
                        AT_ONCE,
                        random -> installation.page(path + people.get(random.nextInt(people.size())), cookies))
                .times(WARM_UP, REQUESTS);
    }

    private static Load.Times api(Installation installation, List<UUID> people) throws Exception {
        return Load.over(
                        installation,
                        AT_ONCE,
                        random -> installation.api("/api/v1/members/" + people.get(random.nextInt(people.size()))))
                .times(WARM_UP, REQUESTS);
    }

    /// Brings in people who are there already under other marks, and waits until they stand in the queue.
    private static String twins(Installation installation) throws Exception {
        Path roster = Files.createTempFile("tongchuang-twins-", ".csv");
        try {
            new RosterMill().writeTwins(roster, TWINS);
            String id = ImportBench.imported(installation, roster, TWINS);
            String deep;
            do {
                Thread.sleep(500);
                deep = installation.send(installation.api("/api/v1/duplicates?size=200"));
                for (int page = 0; page < 5 && deep.contains("\"next\":\""); page++) {
                    String next = Installation.part(deep, "\"next\":\"([^\"]+)\"");
                    deep = installation.send(installation.api("/api/v1/duplicates?size=200&after=" + next));
                }
            } while (!deep.contains("\"next\":\""));
            return id;
        } finally {
            Files.delete(roster);
        }
    }

    /// Pages from anywhere in the first thousand pairs.
    private static Load.Times queue(Installation installation, String cookies) throws Exception {
        List<String> addresses = new ArrayList<>(List.of("/office/duplicates"));
        while (addresses.size() < 20) {
            String page = installation.send(installation.page(addresses.getLast(), cookies));
            if (!page.contains("?after=")) {
                break;
            }
            addresses.add(
                    "/office/duplicates?after=" + Installation.part(page, "/office/duplicates\\?after=([^\"&]+)\""));
        }
        return Load.over(
                        installation,
                        AT_ONCE,
                        random -> installation.page(addresses.get(random.nextInt(addresses.size())), cookies))
                .times(WARM_UP, REQUESTS);
    }

    private static Load.Times bareQueue(DatabaseLogin login) throws Exception {
        return bare(login, """
                select p.*, m.facts, o.facts from (
                    select * from members.possible_duplicate order by bits desc, one, other offset ? limit 50) p
                join members.member m on m.id = p.one join members.member o on o.id = p.other
                """, (statement, random) -> statement.setInt(1, random.nextInt(20) * 50));
    }

    private static Load.Times rows(DatabaseLogin login, String query, List<UUID> people) throws Exception {
        return bare(
                login, query, (statement, random) -> statement.setObject(1, people.get(random.nextInt(people.size()))));
    }

    private static Load.Times bare(DatabaseLogin login, String query, Asking asking) throws Exception {
        ThreadLocal<PreparedStatement> statements = new ThreadLocal<>();
        List<Connection> open = java.util.Collections.synchronizedList(new ArrayList<>());
        try {
            return new Load(AT_ONCE, random -> {
                        PreparedStatement statement = statements.get();
                        if (statement == null) {
                            Connection connection =
                                    DriverManager.getConnection(login.url(), login.user(), login.password());
                            open.add(connection);
                            statement = connection.prepareStatement(query);
                            statements.set(statement);
                        }
                        asking.about(statement, random);
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                rows.getString(1);
                            }
                        }
                    })
                    .times(WARM_UP, REQUESTS);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private interface Asking {
        void about(PreparedStatement statement, Random random) throws Exception;
    }

    private static List<UUID> some(DatabaseLogin login, String query) throws Exception {
        List<UUID> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private static List<Figure> undo(Installation installation) throws Exception {
        Path roster = Files.createTempFile("tongchuang-later-", ".csv");
        try {
            new RosterMill().writeLater(roster, BATCH / 2, ImportBench.MEMBERS, BATCH - BATCH / 2);
            long began = System.nanoTime();
            String id = ImportBench.imported(installation, roster, BATCH - BATCH / 2);
            double bringing = (System.nanoTime() - began) / 1e9;
            installation.send(installation
                    .request("/api/v1/roster-imports/" + id + "/undo")
                    .header("Authorization", "Bearer " + installation.token)
                    .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                    .build());
            began = System.nanoTime();
            while (!installation
                    .send(installation.api("/api/v1/roster-imports/" + id))
                    .contains("\"state\":\"UNDONE\"")) {
                Thread.sleep(200);
            }
            double undoing = (System.nanoTime() - began) / 1e9;
            return List.of(
                    new Figure("undo of an import, " + BATCH + " rows", undoing, bringing, "s", "the import itself"));
        } finally {
            Files.delete(roster);
        }
    }

    private static void takeBack(Installation installation, String id) throws Exception {
        installation.send(installation
                .request("/api/v1/roster-imports/" + id + "/undo")
                .header("Authorization", "Bearer " + installation.token)
                .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                .build());
        while (!installation
                .send(installation.api("/api/v1/roster-imports/" + id))
                .contains("\"state\":\"UNDONE\"")) {
            Thread.sleep(200);
        }
    }
}
