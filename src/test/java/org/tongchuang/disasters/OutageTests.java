package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.integrations.postgres.DatabaseLogin;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// What takes the floor away for a while: everybody is told so plainly, in their language, and it comes back by itself
/// with nothing lost.
class OutageTests {

    private static final int ROWS = 8_000;

    @TempDir
    Path folder;

    /// Other files fill the disk up while a roster is taken in.
    @Test
    void onlyReadsOnAFullDiskAndGoesOnWhenThereIsSpaceAgain() throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=900m", "tmpfs", disk.toString()) == 0, "no mount here");
        try {
            try (HouseProcess house = new HouseProcess(disk.resolve("data"))) {
                house.signIn();
                String id = add(house, "满盘甲").text("id");
                Browser browser = new Browser(house);
                browser.signIn();
                String roster = house.upload(Rosters.csv(1, ROWS, "满"), "full").text("id");
                fillUp(disk.resolve("others"));
                await(() -> !house.isUp());
                await(() -> browser.page("/office/members/" + id, "en").statusCode() == 503);

                HouseProcess.Answer refused = edit(house, id, "满了");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.whole().headers().firstValue("Retry-After")).contains("60");
                assertThat(refused.whole().headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                assertThat(refused.body()).contains("\"title\":\"服务器的磁盘满了\"", "\"status\":503");
                assertThat(browser.page("/office/members/" + id, "en").body())
                        .contains("There is no room on the disk", "What you saved is safe");
                assertThat(browser.page("/office/members/" + id, "zh").body()).contains("服务器的磁盘满了", "已保存的内容是安全的");
                assertThat(house.get("/api/v1/members?size=1").status())
                        .as("nobody is shown without an entry on the audit trail")
                        .isEqualTo(503);
                assertThat(browser.page("/office/imports", "en").statusCode())
                        .as("whoever is signed in stays so")
                        .isEqualTo(200);
                assertThat(house.isUp()).isFalse();

                Files.delete(disk.resolve("others"));
                house.awaitUp();
                await(() -> edit(house, id, "有了").isDone());
                await(() -> house.get("/api/v1/roster-imports/" + roster).body().contains("\"state\":\"DONE\""));
                assertThat(house.get("/api/v1/roster-imports/" + roster).number("created"))
                        .isEqualTo(ROWS);
                await(() -> house.get("/api/v1/members?size=1").number("total") == ROWS + 1);
                assertThat(house.get("/api/v1/members/" + id).body()).contains("有了");
            }
        } finally {
            run("umount", disk.toString());
        }
    }

    /// The server that somebody else runs is stopped in the middle of a roster, and started again a while later.
    @Test
    void waitsForADatabaseThatIsGone() throws Exception {
        Path server = folder.resolve("server");
        EmbeddedPostgres postgres = EmbeddedPostgres.start(server);
        DatabaseLogin login = postgres.login();
        try (HouseProcess house = new HouseProcess(
                folder.resolve("data"),
                "--TONGCHUANG_DB_URL=" + login.url(),
                "--TONGCHUANG_DB_USER=" + login.user(),
                "--TONGCHUANG_DB_PASSWORD=" + login.password())) {
            house.signIn();
            String id = add(house, "断线甲").text("id");
            Browser browser = new Browser(house);
            browser.signIn();
            String roster = house.upload(Rosters.csv(2, ROWS, "断"), "gone").text("id");
            postgres.close();

            HouseProcess.Answer refused = edit(house, id, "断了");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.whole().headers().firstValue("Retry-After")).contains("10");
            assertThat(refused.body()).contains("暂时连不上数据库");
            HttpResponse<String> page = browser.page("/office/members/" + id, "en");
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Retry-After")).contains("10");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.body()).contains("The database is out of reach", "What you saved is safe", "lang=\"en\"");
            assertThat(browser.page("/", "zh").body()).contains("暂时连不上数据库");

            postgres = EmbeddedPostgres.start(server);
            assertThat(postgres.login().url()).isEqualTo(login.url());
            house.awaitUp();
            assertThat(edit(house, id, "回来了").isDone()).isTrue();
            assertThat(browser.page("/office/members/" + id, "en").statusCode())
                    .as("still signed in")
                    .isEqualTo(200);
            await(() -> house.get("/api/v1/roster-imports/" + roster).body().contains("\"state\":\"DONE\""));
            await(() -> house.get("/api/v1/members?size=1").number("total") == ROWS + 1);
        } finally {
            postgres.close();
        }
    }

    /// Not dead and not alive: every process of the database stands still, as when its disk hangs. Whoever asked is
    /// answered once it goes on, or told before; what was promised is there.
    @Test
    void losesNothingWhileTheDatabaseStandsStill() throws Exception {
        try (HouseProcess house = new HouseProcess(folder.resolve("data"))) {
            house.signIn();
            List<String> people = new ArrayList<>();
            for (int n = 0; n < 15; n++) {
                people.add(add(house, "停住" + n).text("id"));
            }
            ProcessHandle postmaster = Victim.postmaster(house.data());
            List<ProcessHandle> database = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            Map<String, Future<HouseProcess.Answer>> asked = new LinkedHashMap<>();
            try (ExecutorService officers = Executors.newVirtualThreadPerTaskExecutor()) {
                signal("STOP", database);
                try {
                    people.forEach(id -> asked.put(id, officers.submit(() -> edit(house, id, "停后"))));
                    Thread.sleep(15_000);
                } finally {
                    signal("CONT", database);
                }
            }
            house.awaitUp();
            for (var one : asked.entrySet()) {
                HouseProcess.Answer answer = one.getValue().get();
                assertThat(answer.status()).isIn(200, 503);
                assertThat(house.get("/api/v1/members/" + one.getKey()).body().contains("停后"))
                        .as("there if it was promised: %s", answer.body())
                        .isEqualTo(answer.isDone());
            }
            assertThat(asked.values().stream()
                            .filter(answer -> answer.resultNow().status() == 503))
                    .as("more than the pool has connections were told to come back")
                    .isNotEmpty();
        }
    }

    private static HouseProcess.Answer add(HouseProcess house, String name) throws Exception {
        return house.call("POST", "/api/v1/members", "{\"name\":\"" + name + "\"}");
    }

    private static HouseProcess.Answer edit(HouseProcess house, String id, String city) throws Exception {
        return house.call("PATCH", "/api/v1/members/" + id, "{\"city\":\"" + city + "\"}");
    }

    private static void fillUp(Path file) {
        byte[] chunk = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            // as intended
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("gave up waiting").isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        for (ProcessHandle process : processes) {
            run("kill", "-" + name, Long.toString(process.pid()));
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /// Somebody signed in on the pages.
    private static final class Browser {
        private final HouseProcess house;
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        Browser(HouseProcess house) {
            this.house = house;
        }

        HttpResponse<String> page(String path, String language) throws Exception {
            return http.send(
                    HttpRequest.newBuilder(URI.create(house.address() + path))
                            .header("Accept-Language", language)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        void signIn() throws Exception {
            var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(page("/sign-in", "en").body());
            assertThat(csrf.find()).isTrue();
            String form = "email=" + HouseProcess.EMAIL + "&password=" + HouseProcess.PASSWORD + "&_csrf="
                    + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
            http.send(
                    HttpRequest.newBuilder(URI.create(house.address() + "/sign-in"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }
}
