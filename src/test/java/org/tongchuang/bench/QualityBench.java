package org.tongchuang.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tongchuang.journeys.Browser;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Looking through all records, and what the office sees of it, one request after another. The baseline of the survey
/// is PostgreSQL reading every record's columns once, unopened; that of answers is PostgreSQL counting one field by
/// decade from the lines. `TONGCHUANG_BENCH_MEMBERS` sets the number of records, a million by default.
final class QualityBench implements Bench {

    private static final int LOT = 1_000;
    private static final int REQUESTS = 300;
    private static final String EMAIL = "bench@example.edu";
    private static final String PASSWORD = "a long bench password";

    private final HttpClient http = HttpClient.newHttpClient();

    @Override
    public List<Figure> measure() throws Exception {
        List<Figure> figures = new ArrayList<>();
        int size = ImportBench.MEMBERS;
        try (Browser browser = Browser.startWithAdministrator(EMAIL, PASSWORD)) {
            JdbcTemplate jdbc = browser.application().getBean(JdbcTemplate.class);
            add(browser.application().getBean(Members.class), size);
            await(jdbc, "select count(*) = " + size + " from members.quality");
            await(jdbc, "select scanned_people >= " + size + " and scan_share is null from members.duplicate_watch");
            double read = seconds(
                    () -> jdbc.queryForList(
                            "select sum(length(facts::text) + length(origins::text) + coalesce(length(contact), 0)) from members.member"));
            figures.add(
                    new Figure(size + " records, looked through", survey(jdbc), read, "s", "read once by PostgreSQL"));
            String token = token(browser.address());
            double[] count = times(() -> jdbc.queryForList(
                    "select decade, count(*) from members.quality where tags @> '{8000000}' group by decade"));
            for (Map.Entry<String, String> asked : questions().entrySet()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(browser.address() + asked.getValue()))
                        .header("Authorization", "Bearer " + token)
                        .build();
                double[] ours = times(() -> {
                    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
                    }
                    return answer;
                });
                figures.add(figure(asked.getKey() + ", p50", ours, count, 0.5));
                figures.add(figure(asked.getKey() + ", p95", ours, count, 0.95));
            }
        }
        return figures;
    }

    private static Map<String, String> questions() {
        String school = Installation.encoded("学院7");
        return new TreeMap<>(Map.of(
                "overview", "/api/v1/quality",
                "overview of a school", "/api/v1/quality?school=" + school,
                "people without e-mail", "/api/v1/quality/people?what=missing&field=email",
                "lost of a school and decade", "/api/v1/quality/people?what=lost&decade=1970&school=" + school,
                "failed contacts, of which there are none", "/api/v1/quality/people?what=failed",
                "classes by share", "/api/v1/quality/classes?sort=share"));
    }

    private static Figure figure(String what, double[] ours, double[] base, double share) {
        return new Figure(what, at(ours, share), at(base, share), "ms", "one count by PostgreSQL");
    }

    private static double survey(JdbcTemplate jdbc) throws Exception {
        return seconds(() -> {
            jdbc.update("update members.quality_state set version = 0");
            await(jdbc, "select version > 0 and not recount from members.quality_state");
            return jdbc;
        });
    }

    private static void add(Members members, int size) {
        MemberMill mill = new MemberMill(7);
        List<Member> lot = new ArrayList<>(LOT);
        for (int n = 0; n < size; n++) {
            Origin origin = new Origin(
                    n % 9 == 0 ? Source.SELF : Source.ROSTER,
                    Instant.parse("20" + (14 + n % 13) + "-05-06T00:00:00Z"),
                    null,
                    "bench",
                    null);
            lot.add(Member.create(MemberId.next(), Facts.of(facts(mill.next(), n)), origin));
            if (lot.size() == LOT || n == size - 1) {
                members.add(lot);
                lot.clear();
            }
        }
    }

    private static Map<String, String> facts(MemberMill.Member made, int n) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("name", made.name());
        for (int i = 0; i < made.degrees().size(); i++) {
            MemberMill.Degree degree = made.degrees().get(i);
            String at = "education." + (i + 1) + ".";
            facts.put(at + "school", "学院" + degree.school());
            facts.put(at + "department", "系" + degree.major() / 3);
            facts.put(at + "class", degree.className());
            facts.put(at + "entryYear", String.valueOf(degree.entry()));
            facts.put(at + "studentNumber", degree.number());
        }
        if (n % 3 > 0) {
            facts.put("phone.1", "+86139%08d".formatted(n % 100_000_000));
        }
        if (n % 2 == 0) {
            facts.put("email.1", "m" + n + "@post.jianghai.edu.cn");
        }
        if (n % 5 > 1) {
            facts.put("birthDate", made.degrees().getFirst().entry() - 18 + "-0" + (1 + n % 9) + "-11");
            facts.put("career.1.employer", made.employer());
            facts.put("career.1.current", "true");
            facts.put("city", made.city());
        }
        return facts;
    }

    private String token(String address) throws Exception {
        String basic = Base64.getEncoder().encodeToString((EMAIL + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/tokens"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"bench\"}"))
                .build();
        return Installation.part(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body(), "\"token\":\"([^\"]+)\"");
    }

    private static void await(JdbcTemplate jdbc, String condition) throws InterruptedException {
        while (!Boolean.TRUE.equals(jdbc.queryForObject(condition, Boolean.class))) {
            Thread.sleep(200);
        }
    }

    private interface Act {
        Object go() throws Exception;
    }

    private static double seconds(Act act) throws Exception {
        long began = System.nanoTime();
        act.go();
        return (System.nanoTime() - began) / 1e9;
    }

    private static double[] times(Act act) throws Exception {
        for (int n = 0; n < REQUESTS / 3; n++) {
            act.go();
        }
        double[] millis = new double[REQUESTS];
        for (int n = 0; n < REQUESTS; n++) {
            millis[n] = 1_000 * seconds(act);
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double at(double[] times, double share) {
        return times[(int) Math.min(times.length - 1, Math.round(times.length * share))];
    }
}
