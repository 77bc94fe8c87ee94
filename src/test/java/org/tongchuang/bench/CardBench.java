package org.tongchuang.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.Tongchuang;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;
import org.tongchuang.members.card.codes.CardCode;
import org.tongchuang.members.card.codes.CardKeys;
import org.tongchuang.members.card.codes.Certificate;
import org.tongchuang.members.card.codes.Curves;

/// How many cards a server checks in a second, asked over HTTP by turnstiles, each code once and each check
/// written down durably. The baseline is the JDK doing nothing but the two signatures of each code, on as many
/// threads as there are processors.
final class CardBench implements Bench {

    private static final String EMAIL = "bench@example.com";
    private static final String PASSWORD = "a long bench password";
    private static final int GATES = 16;
    private static final int WARM_UP = 4_000;
    private static final int CHECKS = 12_000;

    @Override
    public List<Figure> measure() throws Exception {
        Path data = Files.createTempDirectory("tongchuang-card-bench-");
        // with its durable settings, as in an installation
        try (EmbeddedPostgres database = EmbeddedPostgres.start(data.resolve("postgres"));
                ConfigurableApplicationContext program = new SpringApplication(Tongchuang.class)
                        .run(
                                "--server.port=0",
                                "--tongchuang.data=" + data,
                                "--spring.datasource.url=" + fresh(database),
                                "--spring.datasource.username="
                                        + database.adminLogin().user(),
                                "--spring.datasource.password="
                                        + database.adminLogin().password(),
                                "--TONGCHUANG_ADMIN_EMAIL=" + EMAIL,
                                "--TONGCHUANG_ADMIN_PASSWORD=" + PASSWORD)) {
            String address = "http://localhost:" + program.getEnvironment().getRequiredProperty("local.server.port");
            KeyPair phone = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            List<byte[]> cards = cards(program, phone, WARM_UP + CHECKS);
            try (HttpClient http = HttpClient.newHttpClient()) {
                String token = token(http, address);
                rate(http, address, token, codes(cards.subList(0, WARM_UP), phone));
                double rate = rate(http, address, token, codes(cards.subList(WARM_UP, cards.size()), phone));
                return List.of(new Figure("card checks a second, on-line", rate, bare(), "/s", "two bare signatures"));
            }
        }
    }

    private static String fresh(EmbeddedPostgres database) throws SQLException {
        try (Connection connection = database.adminLogin().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create database bench template template0 encoding 'UTF8'
                    locale_provider icu icu_locale 'zh' lc_collate 'C' lc_ctype 'C'
                    """);
        }
        return database.adminLogin().url().replaceFirst("/[^/?]*(\\?|$)", "/bench$1");
    }

    /// So many good cards of nobody, each with a phone, and what the phones keep.
    private static List<byte[]> cards(ConfigurableApplicationContext program, KeyPair phone, int count) {
        JdbcClient jdbc = program.getBean(JdbcClient.class);
        jdbc.sql("""
                with made as (
                    insert into members.card (id, number, member_id, issued_at)
                    select gen_random_uuid(), 1000000000 + n, gen_random_uuid(), now() from generate_series(1, :count) n
                    returning id, number)
                insert into members.card_device (id, card_id, algorithm, public_key, label, added_at, renewed_at, until)
                select number - 1000000000, id, 'ED25519', decode(md5(id::text), 'hex'), 'bench', now(), now(), now() + interval '7 days' from made
                """).param("count", count).update();
        CardKeys keys = program.getBean(CardKeys.class);
        long key = keys.signing().shortId();
        byte[] written = phone.getPublic().getEncoded();
        byte[] holder = Arrays.copyOfRange(written, written.length - 32, written.length);
        Instant now = Instant.now();
        List<byte[]> signed = new ArrayList<>();
        for (int n = 1; n <= count; n++) {
            signed.add(keys.sign(new Certificate(
                    Certificate.Kind.PHONE,
                    key,
                    1_000_000_000L + n,
                    n,
                    now.minusSeconds(300),
                    now.plusSeconds(604_800),
                    false,
                    "林海",
                    "物理学院",
                    "物理 9801 班",
                    0,
                    holder)));
        }
        return signed;
    }

    /// Made at the beginning of a half minute, or they would grow old while they are checked.
    private static List<String> codes(List<byte[]> cards, KeyPair phone) throws InterruptedException {
        long each = CardCode.SECONDS * 1_000L;
        Thread.sleep(each - System.currentTimeMillis() % each + 100);
        Instant now = Instant.now();
        return cards.stream()
                .map(card -> CardCode.shown(card, Curves.ED25519, phone.getPrivate(), now))
                .toList();
    }

    private static double rate(HttpClient http, String address, String token, List<String> codes) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        long began = System.nanoTime();
        together(GATES, () -> {
            for (int n = next.getAndIncrement(); n < codes.size(); n = next.getAndIncrement()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/card-checks"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"code\":\"" + codes.get(n) + "\"}"))
                        .build();
                if (http.send(request, HttpResponse.BodyHandlers.ofString())
                        .body()
                        .contains("\"GOOD\"")) {
                    good.incrementAndGet();
                }
            }
            return null;
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        if (good.get() != codes.size()) {
            throw new IllegalStateException("only " + good + " of " + codes.size() + " were good");
        }
        return codes.size() / seconds;
    }

    private static double bare() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] said = new byte[130];
        Signature sign = Signature.getInstance("Ed25519");
        sign.initSign(keys.getPrivate());
        sign.update(said);
        byte[] signature = sign.sign();
        double best = 0;
        for (int round = 0; round < 3; round++) {
            int each = 4_000;
            int threads = Runtime.getRuntime().availableProcessors();
            long began = System.nanoTime();
            together(threads, () -> {
                for (int n = 0; n < 2 * each; n++) {
                    Signature check = Signature.getInstance("Ed25519");
                    check.initVerify(keys.getPublic());
                    check.update(said);
                    if (!check.verify(signature)) {
                        throw new IllegalStateException("no signature");
                    }
                }
                return null;
            });
            best = Math.max(best, threads * each / ((System.nanoTime() - began) / 1e9));
        }
        return best;
    }

    private static void together(int threads, Callable<Void> work) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int n = 0; n < threads; n++) {
                all.add(work);
            }
            for (Future<Void> done : pool.invokeAll(all)) {
                done.get();
            }
        }
    }

    private static String token(HttpClient http, String address) throws Exception {
        String basic = Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes());
        String answer = http.send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/tokens"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bench\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return Installation.part(answer, "\"token\":\"([^\"]+)\"");
    }
}
