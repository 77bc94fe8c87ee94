package org.tongchuang.members.card.benefits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;
import static org.tongchuang.members.card.CardTrial.CLOCK;
import static org.tongchuang.members.card.CardTrial.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Staff;
import org.tongchuang.members.card.CardTrial;
import org.tongchuang.members.card.Phone;
import org.tongchuang.members.card.codes.Curves;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;
import tools.jackson.databind.JsonNode;

@SpringBootTest
@AutoConfigureMockMvc
@Import(CardTrial.class)
class BenefitTests {

    @Autowired
    private CardTrial trial;

    @Autowired
    private MockMvcTester web;

    @Autowired
    private List<PersonalData> rooms;

    @Test
    void stayWithinTheirLimitHoweverManyGatesAskAtOnce() throws Exception {
        UUID canteen = benefit(Map.of("nameChinese", "优待食堂", "times", "3", "per", "DAY"));
        Actor lin = trial.alum(trial.person("优待林"));
        Phone phone = Phone.of(Curves.ED25519);
        byte[] signed = trial.signed(lin, phone);
        String code = phone.shows(signed, CLOCK.instant());
        List<Callable<String>> gates = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            gates.add(() -> taken(UUID.randomUUID(), code, canteen));
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<String> outcomes = new ArrayList<>();
            for (var gate : threads.invokeAll(gates)) {
                outcomes.add(gate.get());
            }
            assertThat(outcomes).filteredOn("TAKEN"::equals).hasSize(3);
            assertThat(outcomes).filteredOn("LIMIT"::equals).hasSize(9);
        }
        assertThat(text(web.get().uri("/card").with(as(lin)).exchange())).contains("优待食堂", "今天还剩 0 次，共 3 次");
        CLOCK.turn(Duration.ofDays(1));
        assertThat(taken(UUID.randomUUID(), phone.shows(signed, CLOCK.instant()), canteen))
                .isEqualTo("TAKEN");
    }

    @Test
    void countOnceHoweverOftenItIsTold() {
        UUID once = benefit(Map.of("nameChinese", "优待一次", "times", "1", "per", "EVER"));
        Actor lin = trial.alum(trial.person("优待次"));
        String code = trial.code(lin);
        UUID id = UUID.randomUUID();
        assertThat(taken(id, code, once)).isEqualTo("TAKEN");
        assertThat(taken(id, code, once)).isEqualTo("TAKEN");
        CLOCK.turn(Duration.ofSeconds(60));
        assertThat(taken(UUID.randomUUID(), trial.code(lin), once)).isEqualTo("LIMIT");
        assertThat(csv(once)).containsPattern("\\d{4}-\\d\\d-\\d\\d,1,1,0");
    }

    @Test
    void areTakenWithoutNetworkAndReckonedLater() {
        UUID once = benefit(Map.of("nameChinese", "优待离线", "times", "1", "per", "DAY"));
        Actor lin = trial.alum(trial.person("优待离"));
        Phone phone = Phone.of(Curves.ED25519);
        byte[] signed = trial.signed(lin, phone);
        String first = phone.shows(signed, CLOCK.instant());
        String at = CLOCK.instant().toString();
        CLOCK.turn(Duration.ofSeconds(60));
        String second = phone.shows(signed, CLOCK.instant());
        String then = CLOCK.instant().toString();
        CLOCK.turn(Duration.ofHours(2));
        for (int n = 0; n < 2; n++) {
            assertThat(later(first, once, at)).isEqualTo("TAKEN");
            assertThat(later(second, once, then)).isEqualTo("TAKEN_OVER_LIMIT");
        }
        assertThat(csv(once)).containsPattern("\\d{4}-\\d\\d-\\d\\d,2,1,1");
    }

    @Test
    void areNotForOthersNorAfterHours() {
        UUID students = benefit(Map.of("nameChinese", "优待学生", "forWhom", "STUDENTS"));
        UUID elsewhere = benefit(Map.of("nameChinese", "优待别院", "schools", "别的学院\n还有一院"));
        UUID over = benefit(Map.of("nameChinese", "优待过期", "from", "2020-01-01", "until", "2020-02-01"));
        Actor lin = trial.alum(trial.person("优待外"));
        String code = trial.code(lin);
        assertThat(taken(UUID.randomUUID(), code, students)).isEqualTo("NOT_THEIRS");
        assertThat(taken(UUID.randomUUID(), code, elsewhere)).isEqualTo("NOT_THEIRS");
        assertThat(taken(UUID.randomUUID(), code, over)).isEqualTo("CLOSED");
        assertThat(text(web.get().uri("/card").with(as(lin)).exchange())).doesNotContain("优待学生", "优待别院", "优待过期");
    }

    @Test
    void sayAtTheFieldWhatIsWrongAndLoseNothing() {
        MvcTestResult answer = post(
                "/office/benefits",
                Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "nameChinese",
                        "优待填错",
                        "times",
                        "-3",
                        "opens.MONDAY",
                        "08:00"));
        assertThat(answer).hasStatus(422);
        assertThat(text(answer)).contains("优待填错", "value=\"-3\"", "e-times", "e-closes.MONDAY", "e-givesChinese");
        assertThat(web.get().uri("/office/benefits").with(as(Staff.departmentOfficer("别院"))))
                .hasStatus(403);
    }

    @Test
    void goAlongInAMergeAndComeBack() {
        UUID once = benefit(Map.of("nameChinese", "优待合并", "times", "1", "per", "EVER"));
        Member one = trial.person("优待并甲");
        Member two = trial.person("优待并乙");
        Actor lin = trial.alum(two);
        Phone phone = Phone.of(Curves.ED25519);
        byte[] signed = trial.signed(lin, phone);
        assertThat(taken(UUID.randomUUID(), phone.shows(signed, CLOCK.instant()), once))
                .isEqualTo("TAKEN");
        String merge = trial.read(web.post()
                        .uri("/api/v1/merges")
                        .contentType("application/json")
                        .content("{\"survivor\":\"%s\",\"merged\":\"%s\"}".formatted(one.id(), two.id()))
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange())
                .get("id")
                .asString();
        CLOCK.turn(Duration.ofSeconds(60));
        assertThat(trial.result(phone.shows(signed, CLOCK.instant()))).isEqualTo("REVOKED");
        CLOCK.turn(Duration.ofSeconds(60));
        assertThat(taken(UUID.randomUUID(), trial.code(trial.alum(one)), once)).isEqualTo("LIMIT");
        assertThat(exported(one.id())).contains("优待合并");
        assertThat(web.post().uri("/api/v1/merges/" + merge + "/undo").with(as(Staff.RECORDS_OFFICER)))
                .hasStatusOk();
        assertThat(trial.result(phone.shows(signed, CLOCK.instant()))).isEqualTo("GOOD");
        assertThat(exported(one.id())).doesNotContain("优待合并");
        assertThat(exported(two.id())).contains("优待合并");

        rooms.forEach(room -> room.erase(two.id()));
        CLOCK.turn(Duration.ofSeconds(60));
        assertThat(trial.result(phone.shows(signed, CLOCK.instant()))).isEqualTo("REVOKED");
        assertThat(exported(two.id())).doesNotContain("优待合并", "phones=[{");
        assertThat(csv(once)).containsPattern("\\d{4}-\\d\\d-\\d\\d,1,1,0");
    }

    private String exported(MemberId member) {
        return rooms.stream()
                .map(room -> room.export(member).toString())
                .toList()
                .toString();
    }

    private UUID benefit(Map<String, String> some) {
        UUID id = UUID.randomUUID();
        Map<String, String> all = new HashMap<>(Map.of(
                "id",
                id.toString(),
                "givesChinese",
                "九折",
                "from",
                "2026-01-01",
                "forWhom",
                "ALL",
                "placeChinese",
                "一楼"));
        all.putAll(some);
        assertThat(post("/office/benefits", all)).hasStatus(303);
        assertThat(post("/office/benefits", all)).hasStatus(303);
        return id;
    }

    private MvcTestResult post(String path, Map<String, String> sent) {
        var request = web.post().uri(path).with(as(Staff.RECORDS_OFFICER)).with(csrf());
        sent.forEach(request::param);
        return request.exchange();
    }

    private String taken(UUID id, String code, UUID benefit) {
        JsonNode verdict = trial.check(Map.of("id", id.toString(), "code", code, "benefit", benefit.toString()));
        return verdict.get("redemption").asString();
    }

    private final Map<String, UUID> ids = new HashMap<>();

    private String later(String code, UUID benefit, String at) {
        UUID id = ids.computeIfAbsent(code, any -> UUID.randomUUID());
        return trial.check(Map.of("id", id.toString(), "code", code, "benefit", benefit.toString(), "at", at))
                .get("redemption")
                .asString();
    }

    private String csv(UUID benefit) {
        return text(web.get()
                .uri("/office/benefits/" + benefit + "/taken.csv")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange());
    }
}
