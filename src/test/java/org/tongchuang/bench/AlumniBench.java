package org.tongchuang.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// Searches of the alumni directory over HTTP by one alum, 8 at a time, with everybody's choices in force: the mix of
/// [DirectoryBench]. The baseline is the office's directory, asked the same by the same person, for the bench's
/// administrator is an alum too.
final class AlumniBench implements Bench {

    private static final long PATIENCE_MILLIS = 600_000;
    private static final Pattern LINK = Pattern.compile("/welcome/([A-Za-z0-9_.~-]+)");

    @Override
    public List<Figure> measure() throws Exception {
        Path data = ImportBench.folder().resolve("data");
        if (!Files.exists(data)) {
            new ImportBench().measure();
        }
        people(data);
        List<Figure> figures = new ArrayList<>();
        try (Installation installation = Installation.start(data)) {
            String cookies = installation.signIn();
            String token = asAlum(installation, data, cookies);
            waitForTheIndex(installation, token);
            Load.Times office = DirectoryBench.times(
                    installation,
                    new DirectoryBench.Mix(query -> api(installation, "/api/v1/members?size=20" + query, token)));
            Load.Times alumni = DirectoryBench.times(
                    installation,
                    new DirectoryBench.Mix(query -> api(installation, "/api/v1/alumni?size=20" + query, token)));
            Load.Times page = DirectoryBench.times(
                    installation, new DirectoryBench.Mix(query -> installation.page("/alumni?x=1" + query, cookies)));
            DirectoryBench.add(figures, "alumni directory, API", alumni, office, "the office's API");
            DirectoryBench.add(figures, "alumni directory, HTML page", page, office, "the office's API");
        }
        return figures;
    }

    /// Most have joined and chosen, each for themself; some were asked by nobody yet and some want to be out.
    private static void people(Path data) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
                Connection connection = postgres.login().connect();
                Statement statement = connection.createStatement()) {
            int chose = statement.executeUpdate("""
                    with lot as (select id, abs(hashtext(id::text)) % 100 as n from members.member
                                 where not facts ? 'shown.listed')
                    update members.member m set changed_tx = pg_current_xact_id(), facts = facts || case
                        when n < 50 then '{"shown.listed":"yes"}'
                        when n < 65 then '{"shown.listed":"yes","shown.work":"near"}'
                        when n < 75 then '{"shown.listed":"yes","shown.place":"self"}'
                        when n < 80 then '{"shown.listed":"yes","shown.studies":"near","shown.work":"self"}'
                        when n < 85 then '{"shown.listed":"yes","shown.phone":"near"}'
                        else '{"shown.listed":"no"}' end::jsonb
                    from lot where lot.id = m.id and n < 90""");
            if (chose > ImportBench.MEMBERS / 2) {
                remove(data.resolve("index").resolve("alumni"));
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    private static HttpRequest api(Installation installation, String path, String token) {
        return installation
                .request(path)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    /// Links the administrator to a record of their own, as an invitation does, unless an earlier run did.
    private static String asAlum(Installation installation, Path data, String cookies) throws Exception {
        String token = installation.newToken();
        if (status(installation, api(installation, "/api/v1/me/record", token)) == 200) {
            return token;
        }
        String me = Installation.part(
                installation.send(installation
                        .request("/api/v1/members")
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("""
                                {"name":"测量员","education.1.school":"学院1","education.1.class":"测量班","email.1":"alum.bench@alumni.example"}"""))
                        .build()),
                "\"id\":\"([^\"]+)\"");
        installation.send(installation
                .request("/api/v1/invitations")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"way\":\"email\",\"members\":[\"" + me + "\"]}"))
                .build());
        String link = "/welcome/" + letter(data);
        String page = installation.send(installation.page(link, cookies));
        HttpResponse<String> linked = installation.http.send(
                installation
                        .request(link + "/link")
                        .header("Cookie", cookies)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("_csrf="
                                + Installation.encoded(Installation.part(page, "name=\"_csrf\" value=\"([^\"]+)\""))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (!linked.headers().firstValue("Location").orElse("").equals("/me")) {
            throw new IllegalStateException("linking answered " + linked.statusCode() + " " + linked.body());
        }
        return installation.newToken();
    }

    private static String letter(Path data) throws Exception {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += 200) {
            try (Stream<Path> files = Files.walk(data.resolve("outbox"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Optional<String> token = LINK.matcher(
                                    LetterInBox.of(Files.readAllBytes(file)).text())
                            .results()
                            .map(found -> found.group(1))
                            .findFirst();
                    if (token.isPresent()) {
                        return token.get();
                    }
                }
            }
            Thread.sleep(200);
        }
        throw new IllegalStateException("no invitation came");
    }

    /// It follows an import when that has come to rest, so it may still be reading.
    private static void waitForTheIndex(Installation installation, String token) throws Exception {
        for (long waited = 0; waited < PATIENCE_MILLIS; waited += 1_000) {
            String found = installation.send(api(installation, "/api/v1/alumni?size=1", token));
            if (Long.parseLong(Installation.part(found, "\"total\":(\\d+)")) >= ImportBench.MEMBERS * 8L / 10) {
                return;
            }
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("the alumni index is not complete");
    }

    private static int status(Installation installation, HttpRequest request) throws IOException, InterruptedException {
        return installation
                .http
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
