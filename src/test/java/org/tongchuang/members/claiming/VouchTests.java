package org.tongchuang.members.claiming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Mailbox;
import org.tongchuang.Staff;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.claiming.Applicants.Visit;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.members.claiming.evidence.Doubt;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;

/// Classmates who vouch, others who claim the same record, and the owner who stops it.
@SpringBootTest
@AutoConfigureMockMvc
@Import({Applicants.class, Office.class})
class VouchTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Applicants applicants;

    @Autowired
    private MemberAccounts accounts;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Office office;

    @Test
    void letsInWhomTwoClassmatesKnow() {
        Member tan = onRoster("谭被保", "tan.own@alumni.example", "一班");
        classmate("黎同窗", "li.vouch@alumni.example", "一班");
        classmate("万同窗", "wan.vouch@alumni.example", "一班");
        Visit visit = waiting("tan.vouched@alumni.example", "谭被保", "一班");
        assertThat(visit.post("/vouchers", Map.of("names", "黎同窗，万同窗、查无人"))).hasStatus(303);
        String li = link("li.vouch@alumni.example", "谭被保");
        assertThat(get(li)).hasStatusOk();
        assertThat(visit.claim().state()).isEqualTo(ClaimState.WAITING);
        assertThat(answer(li, "YES")).hasStatusOk();
        assertThat(answer(li, "NO")).hasStatusOk();
        assertThat(visit.claim().state()).isEqualTo(ClaimState.WAITING);
        answer(link("wan.vouch@alumni.example", "谭被保"), "YES");
        assertThat(visit.claim().state()).isEqualTo(ClaimState.APPROVED);
        assertThat(visit.claim().finding().rung()).isEqualTo(Rung.VOUCHES);
        assertThat(accounts.email(tan.id())).contains("tan.vouched@alumni.example");
    }

    @Test
    void takesTheWordOfWhoSpeaksForTheClass() {
        onRoster("佟独保", "tong.own@alumni.example", "三班");
        Member speaker = classmate("班代表", "speaker@alumni.example", "三班");
        assertThat(web.post()
                        .uri("/office/representatives/" + speaker.id() + "/1")
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()))
                .hasStatus(303);
        Visit visit = waiting("tong.new@alumni.example", "佟独保", "三班");
        visit.post("/vouchers", Map.of("names", "班代表"));
        answer(link("speaker@alumni.example", "佟独保"), "YES");
        assertThat(visit.claim().state()).isEqualTo(ClaimState.APPROVED);
    }

    @Test
    void sendsItToTheOfficeWhenAClassmateSaysNo() {
        onRoster("邝冒名", "kuang.own@alumni.example", "二班");
        classmate("否同窗", "no.vouch@alumni.example", "二班");
        Visit visit = waiting("kuang.other@alumni.example", "邝冒名", "二班");
        visit.post("/vouchers", Map.of("names", "否同窗"));
        answer(link("no.vouch@alumni.example", "邝冒名"), "NO");
        assertThat(visit.claim().state()).isEqualTo(ClaimState.REVIEW);
    }

    @Test
    void locksTheAutomaticWayWhereOthersClaimTheSameRecordWithOtherProofs() {
        Account officer = office.somebody(Role.DEPARTMENT_OFFICER, List.of(new Reach.Unit("保举学院", null)));
        Account elsewhere = office.somebody(Role.DEPARTMENT_OFFICER, List.of(new Reach.Unit("别处学院", null)));
        Member wen = onRoster("温争执", "wen.own@alumni.example", "四班");
        Visit first = waiting("guesser@alumni.example", "温争执", "四班");
        Visit owner = applicants.begin("wen.own@alumni.example");
        assertThat(owner.send(who("温争执", "四班"), Map.of("BIRTH_DATE", "1987-03-17", "STUDENT_NUMBER", "123")))
                .isEqualTo(ClaimState.WAITING);
        assertThat(owner.claim().finding().doubt()).isEqualTo(Doubt.CONTESTED);
        assertThat(first.claim().finding().contested()).isTrue();
        assertThat(accounts.has(wen.id())).isFalse();
        assertThat(owner.aWhileLater().page()).doesNotContain("Different proofs");
        assertThat(notices(officer)).as("the office is told once of each claim").isEqualTo(1);
        assertThat(notices(elsewhere)).isZero();
    }

    @Test
    void stopsAnAccountThatItsOwnerDidNotOpen() {
        Member qin = onRoster("覃被占", "qin.own@alumni.example", "五班");
        Visit visit = applicants.begin("qin.thief@alumni.example");
        assertThat(visit.send(who("覃被占", "五班"), Map.of("STUDENT_NUMBER", "V2001覃被占", "DOCUMENT_TAIL", "17042X")))
                .isEqualTo(ClaimState.APPROVED);
        LetterInBox warning = new Mailbox(outbox).letter("qin.own@alumni.example", "有人认领了您的校友档案");
        String stop = Mailbox.path(warning, "/join/stop/");
        assertThat(get(stop)).hasStatusOk();
        assertThat(accounts.has(qin.id())).isTrue();
        assertThat(web.post().uri(stop).with(csrf())).hasStatusOk();
        assertThat(web.post().uri(stop).with(csrf())).hasStatusOk();
        assertThat(accounts.has(qin.id())).isFalse();
        assertThat(visit.claim().state()).isEqualTo(ClaimState.REVIEW);
        assertThat(visit.claim().finding().contested()).isTrue();
        assertThat(get("/join/stop/none")).hasStatus(404);
        assertThat(get("/join/vouch/none")).hasStatus(404);
    }

    @Test
    void keepsContactsFromWhoCameInByKnowledgeAloneForThreeDays() throws Exception {
        Member sheng = onRoster("盛谨慎", "sheng.own@alumni.example", "六班");
        Visit visit = applicants.begin("sheng.new@alumni.example");
        assertThat(visit.send(who("盛谨慎", "六班"), Map.of("STUDENT_NUMBER", "V2001盛谨慎", "DOCUMENT_TAIL", "17042X")))
                .isEqualTo(ClaimState.APPROVED);
        assertThat(visit.claim().finding().rung()).isEqualTo(Rung.NUMBERS);
        var alum = as(Staff.alum(sheng.id(), "盛谨慎"));
        assertThat(web.get().uri("/me").with(alum))
                .bodyText()
                .contains("盛谨慎", "只显示一部分")
                .doesNotContain("sheng.own@alumni.example", "1987-03-17");
        assertThat(web.get().uri("/me/edit/contact").with(alum)).bodyText().doesNotContain("sheng.own@alumni.example");
        assertThat(web.get().uri("/api/v1/me/record").with(alum))
                .containsHeader("Tongchuang-Hidden-Until")
                .bodyText()
                .contains("盛谨慎")
                .doesNotContain("sheng.own@alumni.example", "11010119870317042X");
        assertThat(web.patch()
                        .uri("/api/v1/me/record")
                        .contentType("application/json")
                        .content("{\"email\":{\"1\":\"thief@alumni.example\"}}")
                        .with(alum))
                .hasStatus(422);
        assertThat(web.get().uri("/alumni/" + sheng.id()).with(alum))
                .bodyText()
                .doesNotContain("sheng.own@alumni.example");

        jdbc.sql("update members.claim set since = since - interval '73 hours' where id = :id")
                .param("id", visit.id())
                .update();
        assertThat(web.get().uri("/me").with(alum)).bodyText().contains("sheng.own@alumni.example");
        assertThat(web.get().uri("/api/v1/me/record").with(alum)).doesNotContainHeader("Tongchuang-Hidden-Until");
    }

    private int notices(Account account) {
        return jdbc.sql("select count(*) from notifications.notice where words = 'members.claims.letter.CONTESTED'"
                        + " and to_id = :id")
                .param("id", account.id())
                .query(Integer.class)
                .single();
    }

    private Visit waiting(String email, String name, String room) {
        Visit visit = applicants.begin(email);
        assertThat(visit.send(who(name, room), Map.of("BIRTH_DATE", "1987-03-17")))
                .isEqualTo(ClaimState.WAITING);
        return visit;
    }

    private static Map<String, String> who(String name, String room) {
        return Map.of("NAME", name, "SCHOOL", "保举学院", "MAJOR", "保举学", "CLASS", room, "ENTRY_YEAR", "2001");
    }

    private Member classmate(String name, String email, String room) {
        Member member = onRoster(name, email, room);
        assertThat(accounts.join(member.id(), name, email, null)).isEqualTo(MemberAccounts.Outcome.MADE);
        return member;
    }

    private Member onRoster(String name, String email, String room) {
        return applicants.onRoster(Map.of(
                "name", name,
                "birthDate", "1987-03-17",
                "idNumber", "11010119870317042X",
                "email.1", email,
                "education.1.school", "保举学院",
                "education.1.major", "保举学",
                "education.1.class", room,
                "education.1.entryYear", "2001",
                "education.1.studentNumber", "V2001" + name));
    }

    private String link(String email, String about) {
        return Mailbox.path(new Mailbox(outbox).letter(email, about), "/join/vouch/");
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).exchange();
    }

    private MvcTestResult answer(String path, String answer) {
        return web.post().uri(path).param("answer", answer).with(csrf()).exchange();
    }
}
