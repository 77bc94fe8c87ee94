package org.tongchuang.members.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.Staff;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What tests of data quality share: records as they come and go, pages and the API as staff ask for them, and the
/// counts held against the records.
@SpringBootTest(properties = "spring.application.name=quality")
@AutoConfigureMockMvc
abstract class QualityTrials {

    static final Instant LONG_AGO = Instant.parse("2019-03-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    MockMvcTester web;

    @Autowired
    Members members;

    @Autowired
    Survey.Kept kept;

    @Autowired
    Figures figures;

    @Autowired
    Universities universities;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    PlatformTransactionManager transactions;

    Member added(String name, String school, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("name", name);
        facts.put("education.1.school", school);
        Member member = Member.create(MemberId.next(), Facts.of(facts), origin(Source.ROSTER));
        members.add(List.of(member));
        return member;
    }

    static Origin origin(Source source) {
        return new Origin(source, LONG_AGO, null, "试", null);
    }

    Member now(Member member) {
        return members.find(member.id()).orElseThrow();
    }

    /// Waits until the follower has counted this many of a tag in a school.
    void until(String school, int tag, int count) {
        until(() -> in(school).of(tag, null) == count);
    }

    Numbers in(String school) {
        return figures.of(List.of(new Place(school, null, null)));
    }

    static void until(BooleanSupplier what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    /// The counts as they are kept, and as the records would have them.
    void addUp() {
        Tally all = new Tally();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> members.all(everybody())
                        .forEach(member ->
                                all.add(Line.of(member, universities.current().timeZone()), 1)));
        Map<String, String> fromRecords = new TreeMap<>();
        all.eachCell((cell, counts) ->
                fromRecords.put(cell.place() + " " + cell.decade(), new TreeMap<>(counts).toString()));
        Map<String, String> keptNow = new TreeMap<>();
        kept.counts().all().forEach((place, numbers) -> {
            for (int decade = 0; decade < 2030; decade += 10) {
                Map<Integer, Integer> counts = new TreeMap<>();
                for (int tag : numbers.tags()) {
                    counts.put(tag, numbers.of(tag, decade));
                }
                counts.values().removeIf(count -> count == 0);
                if (!counts.isEmpty()) {
                    keptNow.put(place + " " + decade, counts.toString());
                }
            }
        });
        assertThat(keptNow).isEqualTo(fromRecords);
        Map<String, String> classes = new TreeMap<>();
        all.eachClass((place, counts) -> classes.put(place, counts[0] + " " + counts[1]));
        Map<String, String> keptClasses = new TreeMap<>();
        jdbc.sql("select place, alumni || ' ' || lost from members.quality_class where alumni <> 0 or lost <> 0")
                .query((row, n) -> keptClasses.put(row.getString(1), row.getString(2)))
                .list();
        assertThat(keptClasses).isEqualTo(classes);
    }

    private List<MemberId> everybody() {
        return jdbc.sql("select id from members.member")
                .query((row, n) -> new MemberId(row.getObject(1, java.util.UUID.class)))
                .list();
    }

    MvcTestResult get(String address, Actor actor) {
        return web.get()
                .uri(address)
                .header("Accept-Language", "en")
                .with(as(actor))
                .exchange();
    }

    String page(String address, Actor actor) {
        MvcTestResult answer = get(address, actor);
        assertThat(answer).as(address).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    Map<String, Object> api(String address, Actor actor) {
        MvcTestResult answer = get(address, actor);
        assertThat(answer).as(address).hasStatusOk();
        return json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
    }

    List<String> names(String query, Actor actor) {
        return names(api("/api/v1/quality/people?" + query, actor));
    }

    static List<String> names(Map<String, Object> slice) {
        return ((List<?>) slice.getOrDefault("items", List.of()))
                .stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("name")))
                        .toList();
    }

    MvcTestResult press(String address, Map<String, String> fields, Actor actor) {
        var request = web.post().uri(address).with(as(actor)).with(SecurityMockMvcRequestPostProcessors.csrf());
        fields.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    MvcTestResult call(HttpMethod method, String address, Actor actor) {
        return web.method(method)
                .uri(address)
                .with(as(actor))
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
    }

    static Actor officer(String school) {
        return Staff.departmentOfficer(school);
    }
}
