package org.tongchuang.members.duplicates.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.Staff.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Possible duplicates as they come up and are worked through, by people, by programs and by itself.
@SpringBootTest(properties = "spring.application.name=duplicates")
@AutoConfigureMockMvc
@DirtiesContext
class DuplicateQueueTests {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private PairQueue queue;

    @Autowired
    private WatchState state;

    @Autowired
    private Comparing comparing;

    @Autowired
    private Scan scan;

    @Autowired
    private JsonMapper json;

    @Test
    void noticesByItselfWhoLooksLikeSomebodyElse() {
        Member one = added("沈复现", "物理学院", Map.of("birthDate", "1980-03-04", "phone.1", "+8613944440001"));
        Member other = added("沈复线", "物理学院", Map.of("birthDate", "1980-03-04"));
        added("王路人", "物理学院", Map.of("birthDate", "1981-07-08"));
        until(() -> queue.find(one.id(), other.id()).isPresent());

        String page = page("/office/duplicates", Staff.RECORDS_OFFICER);
        assertThat(page)
                .contains("沈复现", "沈复线", "same birth date", "/office/merges/new?survivor=")
                .doesNotContain("王路人");
        Map<String, Object> item = items("/api/v1/duplicates?state=open&minScore=0.3", Staff.RECORDS_OFFICER).stream()
                .filter(pair -> pair.toString().contains("沈复线"))
                .findFirst()
                .orElseThrow();
        assertThat(item).containsKeys("id", "score", "a", "b", "why");
        assertThat(String.valueOf(item.get("why"))).contains("field=BIRTH", "agreement=BIRTH_SAME", "weight=");
        assertThat(page("/office/duplicates/why?one=" + one.id() + "&other=" + other.id(), Staff.RECORDS_OFFICER))
                .contains("likely the same person");

        // It is somebody else after all, says an edit.
        Member now = members.find(other.id()).orElseThrow();
        members.save(
                now.edit(Map.of("name", "郑不同", "birthDate", "1955-12-30", "education.1.entryYear", "1974"), origin()));
        until(() -> queue.find(one.id(), other.id()).isEmpty());
    }

    /// A scan casts its net wider than a look at one record.
    @Test
    void keepsWhatAScanFoundWhenOneOfThemChanges() {
        Member one = added("石扫描", "农学院", Map.of("birthDate", "1975-11-12", "email.1", "saomiao@example.edu"));
        Member other = added("石扫瞄", "林学院", Map.of("birthDate", "1975-11-12"));
        Pair pair = Pair.of(one.id(), other.id(), state.model().compare(one.facts(), other.facts()));
        queue.put(List.of(pair), Instant.now());
        Member edited = members.find(one.id())
                .orElseThrow()
                .edit(Map.of("city", "青岛"), origin())
                .member();
        List<Pair> found = comparing.anew(edited, state.model());
        assertThat(found).extracting(Pair::ids).contains(pair.ids());
        assertThat(queue.find(one.id(), other.id())).isPresent();
    }

    @Test
    void asksNobodyTwice() {
        Member one = added("韩问过", "医学院", Map.of("birthDate", "1970-01-02", "email.1", "wenguo@example.edu"));
        Member other = added("韩问过", "医学院", Map.of("birthDate", "1970-01-02"));
        until(() -> queue.find(one.id(), other.id()).isPresent());
        Pair pair = queue.find(one.id(), other.id()).orElseThrow();
        String to = press(
                "/office/merges/different",
                Map.of(
                        "survivor", one.id().toString(),
                        "merged", other.id().toString(),
                        "place", PairQueue.Place.of(pair).written()));
        assertThat(to).startsWith("/office/duplicates/next?after=");
        assertThat(queue.find(one.id(), other.id())).isEmpty();
        members.save(members.find(other.id()).orElseThrow().edit(Map.of("city", "北京"), origin()));
        Member third = added("韩问过", "医学院", Map.of("birthDate", "1970-01-02"));
        until(() -> queue.find(other.id(), third.id()).isPresent());
        assertThat(queue.find(one.id(), other.id())).isEmpty();

        state.wantScan();
        until(() -> !state.now().scanWanted());
        assertThat(queue.find(one.id(), other.id())).isEmpty();
        assertThat(queue.find(one.id(), third.id())).isPresent();
        WatchState.Now now = state.now();
        assertThat(now.scannedPeople()).isGreaterThanOrEqualTo(3);
        assertThat(now.scanShare()).isNull();
    }

    @Test
    void mergesTheObviousByItselfOnlyWhenTheOfficeWantsIt() {
        Map<String, String> facts = Map.of(
                "birthDate",
                "1988-08-18",
                "idNumber",
                "11010119880818001X",
                "phone.1",
                "+8613944440088",
                "education.1.class",
                "文学061",
                "education.1.entryYear",
                "2006");
        Member one = added("苏自动", "文学院", facts);
        Member other = added("苏自动", "文学院", facts);
        until(() -> queue.find(one.id(), other.id()).isPresent());
        assertThat(members.all(List.of(one.id(), other.id()))).hasSize(2);

        press("/office/duplicates/automatic", Map.of("bits", "12"), Staff.ADMINISTRATOR);
        try {
            Member third = added("钱自动", "文学院", Map.of("birthDate", "1988-08-19", "phone.1", "+8613944440089"));
            Member fourth =
                    added("钱自动", "文学院", Map.of("birthDate", "1988-08-19", "phone.1", "+8613944440089", "city", "杭州"));
            until(() -> members.all(List.of(third.id(), fourth.id())).size() == 1);
            assertThat(members.find(fourth.id()).orElseThrow().id()).isEqualTo(third.id());
            assertThat(members.find(fourth.id()).orElseThrow().facts().get("city"))
                    .isEqualTo("杭州");
            state.wantScan();
            until(() -> members.all(List.of(one.id(), other.id())).size() == 1);
        } finally {
            press("/office/duplicates/automatic", Map.of("bits", ""), Staff.ADMINISTRATOR);
        }
        assertThat(state.now().mergeFromBits()).isNull();
    }

    @Test
    void showsPairsOnlyToThoseWhoMaySeeBoth() {
        Member one = added("罗看见", "法学院", Map.of("birthDate", "1990-05-06"));
        Member other = added("罗看见", "商学院", Map.of("birthDate", "1990-05-06", "education.2.school", "法学院"));
        Member hidden = added("罗看见", "商学院", Map.of("birthDate", "1990-05-06"));
        until(() -> queue.find(one.id(), other.id()).isPresent()
                && queue.find(one.id(), hidden.id()).isPresent());
        Actor law = new Actor(
                UUID.randomUUID(),
                "法学院",
                Set.of(Right.READ_MEMBERS, Right.WRITE_MEMBERS, Right.READ_SENSITIVE),
                Reach.of(List.of(new Reach.Unit("法学院", null))),
                "127.0.0.1");
        assertThat(page("/office/duplicates", law))
                .contains(other.id().toString())
                .doesNotContain(hidden.id().toString());
        assertThat(items("/api/v1/duplicates", law).toString())
                .doesNotContain(hidden.id().toString());
        assertThat(get("/office/duplicates/why?one=" + one.id() + "&other=" + hidden.id(), law))
                .hasStatus(404);
        assertThat(get("/office/duplicates", Staff.AUDITOR)).hasStatus(403);
        assertThat(web.post()
                        .uri("/office/duplicates/scan")
                        .with(as(law))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .exchange())
                .hasStatus(422);
    }

    @Test
    void goesThroughTheQueuePageByPage() {
        List<Pair> made = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            Member one = added("翻页" + (char) ('甲' + n), "理学院", Map.of("birthDate", "1960-01-0" + (n + 1)));
            Member other = added("翻页" + (char) ('甲' + n), "理学院", Map.of("birthDate", "1960-01-0" + (n + 1)));
            until(() -> queue.find(one.id(), other.id()).isPresent());
            made.add(queue.find(one.id(), other.id()).orElseThrow());
        }
        List<Pair> read = new ArrayList<>();
        List<Pair> page = queue.after(PairQueue.TOP, -1_000, 2);
        while (!page.isEmpty()) {
            read.addAll(page);
            page = queue.after(
                    PairQueue.Place.read(PairQueue.Place.of(page.getLast()).written()), -1_000, 2);
        }
        assertThat(read).containsAll(made).doesNotHaveDuplicates();
        assertThat(read).extracting(pair -> -pair.likeness().bits()).isSorted();
        for (String wrong : List.of(
                "/api/v1/duplicates?after=x",
                "/api/v1/duplicates?minScore=2",
                "/api/v1/duplicates?state=closed",
                "/api/v1/duplicates?after=1.2.3")) {
            assertThat(get(wrong, Staff.RECORDS_OFFICER)).as(wrong).hasStatus(422);
        }
    }

    @Test
    void goesPastAPairThatIsGone() {
        Member one = added("邬还在", "史学院", Map.of("birthDate", "1951-02-03", "email.1", "haizai@example.edu"));
        Member other = added("邬还在", "史学院", Map.of("birthDate", "1951-02-03", "email.1", "haizai@example.edu"));
        until(() -> queue.find(one.id(), other.id()).isPresent());
        Pair there = queue.find(one.id(), other.id()).orElseThrow();
        Member gone = added("邬离去", "史学院", Map.of());
        Pair first = Pair.of(one.id(), gone.id(), there.likeness());
        queue.put(List.of(first), Instant.now());
        members.remove(List.of(gone.id()));
        List<Map<String, Object>> all = items("/api/v1/duplicates?limit=1", Staff.RECORDS_OFFICER);
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().toString()).doesNotContain(gone.id().toString());
    }

    @Test
    void putsNoPairDownOfWhomOneIsGoneSinceTheyWereCompared() {
        Member one = added("邬留下", "史学院", Map.of());
        Member gone = added("邬合并", "史学院", Map.of());
        members.remove(List.of(gone.id()));
        Pair late = Pair.of(one.id(), gone.id(), new Likeness(20, 1, List.of()));
        queue.put(List.of(late), Instant.now());
        assertThat(queue.find(one.id(), gone.id())).isEmpty();
    }

    @Test
    void endsAScanForGoodWhenSomebodySaysSo() {
        added("戚取消", "史学院", Map.of("birthDate", "1950-01-01"));
        assertThat(state.scanning(0.1)).isTrue();
        state.cancelScan();
        assertThat(scan.run(() -> false)).isNull();
        WatchState.Now now = state.now();
        assertThat(now.scanWanted()).isFalse();
        assertThat(now.scanShare()).isNull();
        assertThat(scan.records().changed().countSince(now.mark(), 10)).isZero();
        assertThat(state.scanning(0.2)).as("the next one may run").isTrue();
        state.ended(now.mark());
    }

    @Test
    void saysWhenThereAreTooManyForTheMemory() {
        assertThat(Scan.isTooMany(1_000_000, 1000L << 20)).isFalse();
        assertThat(Scan.isTooMany(2_000_000, 1000L << 20)).isTrue();
        state.tooMany(2_345_678, state.now().mark());
        assertThat(page("/office/duplicates", Staff.RECORDS_OFFICER)).contains("2,345,678 records are too many");
        state.wantScan();
        until(() -> state.now().tooMany() == null);
    }

    private void until(BooleanSupplier what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!what.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    private MvcTestResult get(String address, Actor actor) {
        return web.get()
                .uri(address)
                .header("Accept-Language", "en")
                .with(as(actor))
                .exchange();
    }

    private String page(String address, Actor actor) {
        MvcTestResult answer = get(address, actor);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private List<Map<String, Object>> items(String address, Actor actor) {
        MvcTestResult answer = get(address, actor);
        assertThat(answer).hasStatusOk();
        Map<String, List<Map<String, Object>>> all =
                json.readValue(answer.getResponse().getContentAsByteArray(), new TypeReference<>() {});
        return all.getOrDefault("items", List.of());
    }

    private String press(String address, Map<String, String> fields) {
        return press(address, fields, Staff.RECORDS_OFFICER);
    }

    private String press(String address, Map<String, String> fields, Actor actor) {
        var request = web.post().uri(address).with(as(actor)).with(SecurityMockMvcRequestPostProcessors.csrf());
        fields.forEach((name, value) -> request.param(name, value));
        MvcTestResult answer = request.exchange();
        assertThat(answer).hasStatus3xxRedirection();
        return String.valueOf(answer.getResponse().getRedirectedUrl());
    }

    private Member added(String name, String school, Map<String, String> more) {
        Map<String, String> facts = new java.util.HashMap<>(more);
        facts.put("name", name);
        facts.put("education.1.school", school);
        Member member = Member.create(MemberId.next(), Facts.of(facts), origin());
        members.add(List.of(member));
        return member;
    }

    private static Origin origin() {
        return new Origin(Source.ROSTER, Instant.parse("2024-01-01T00:00:00Z"), null, "试", null);
    }
}
