package org.tongchuang.members.claiming.joining;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Mailbox;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.claiming.Applicants;
import org.tongchuang.members.claiming.Applicants.Visit;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.members.claiming.evidence.Doubt;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Source;

/// Walking in without an invitation, page by page.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Applicants.class)
class JoinTests {

    @Autowired
    private Applicants applicants;

    @Autowired
    private Members members;

    @Autowired
    private MemberAccounts accounts;

    @Autowired
    private Offers offers;

    @Autowired
    private Outbox outbox;

    @Test
    void letsInByAnAddressOnTheRecord() {
        Member gu = onRoster("顾入门", "2001", "gu.rumen@alumni.example");
        Visit visit = applicants.begin("gu.rumen@alumni.example");
        assertThat(visit.send(who("顾入门", "2001"), Map.of("none", "true"))).isEqualTo(ClaimState.APPROVED);
        assertThat(visit.claim().finding().rung()).isEqualTo(Rung.MAIL);
        assertThat(accounts.email(gu.id())).contains("gu.rumen@alumni.example");
        LetterInBox letter = new Mailbox(outbox).letter("gu.rumen@alumni.example", "Welcome back");
        assertThat(Mailbox.path(letter, "/join/claim/")).contains(visit.token());
        assertThat(visit.aWhileLater().page()).contains("Welcome back", "/enter");
        MvcTestResult in = visit.post("/enter", Map.of());
        assertThat(in).hasStatus(303).hasHeader("Location", "/");
        assertThat(in.getResponse().getHeaders("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("tongchuang="));
    }

    @Test
    void letsInByTwoNumbersAndKeepsWhatWasSaid() {
        Member fang = onRoster("房二号", "2003", "fang.old@alumni.example");
        Visit visit = applicants.begin("fang.new@alumni.example");
        ClaimState state = visit.send(
                who("房二号", "2003"),
                Map.of(
                        "STUDENT_NUMBER", "S2003房二号",
                        "DOCUMENT_TAIL", "17042X",
                        "PHONE", "+852 5123 4567",
                        "DOCUMENT_KIND", "RESIDENT_ID"));
        assertThat(state).isEqualTo(ClaimState.APPROVED);
        assertThat(visit.claim().finding().rung()).isEqualTo(Rung.NUMBERS);
        Member now = members.find(fang.id()).orElseThrow();
        assertThat(now.facts().list("phone")).contains("+85251234567");
        assertThat(now.facts().list("email")).containsExactly("fang.old@alumni.example", "fang.new@alumni.example");
        assertThat(now.originOf("email.2").source()).isEqualTo(Source.SELF);
        LetterInBox warning = new Mailbox(outbox).letter("fang.old@alumni.example", "有人认领了您的校友档案");
        assertThat(Mailbox.path(warning, "/join/stop/")).isNotEmpty();
    }

    @Test
    void offersTheOfficeWhatContradictsTheRoster() {
        Member gan = onRoster("甘不合", "2004", "gan@alumni.example");
        Visit visit = applicants.begin("gan@alumni.example");
        Map<String, String> who = new java.util.HashMap<>(who("甘不合", "2004"));
        who.put("GRADUATION_YEAR", "2009");
        assertThat(visit.send(who, Map.of("BIRTH_DATE", "1987-03-17"))).isEqualTo(ClaimState.APPROVED);
        assertThat(members.find(gan.id()).orElseThrow().facts().get("education.1.graduationYear"))
                .isEqualTo("2008");
        assertThat(offers.of(gan.id())).containsEntry("education.1.graduationYear", "2009");
    }

    @Test
    void leavesWaitingWhoKnowsABirthdayOnly() {
        Member lu = onRoster("路生日", "2005", "lu.own@alumni.example");
        Visit visit = applicants.begin("someone.else@alumni.example");
        assertThat(visit.send(who("路生日", "2005"), Map.of("BIRTH_DATE", "1987-03-17")))
                .isEqualTo(ClaimState.WAITING);
        assertThat(visit.claim().finding().member()).isEqualTo(lu.id());
        assertThat(visit.claim().finding().doubt()).isEqualTo(Doubt.NOT_ENOUGH);
        assertThat(accounts.has(lu.id())).isFalse();
        assertThat(visit.aWhileLater().page()).contains("A little more is needed", "Show a document", "Ask classmates");
    }

    @Test
    void keepsWhatWasTypedWhereSomethingIsWrong() {
        Visit visit = applicants.begin("typing@alumni.example");
        MvcTestResult wrong = visit.post("/who", Map.of("NAME", "<b>毛手</b>", "ENTRY_YEAR", "98"));
        assertThat(wrong).hasStatus(422);
        assertThat(Applicants.text(wrong))
                .contains("&lt;b>毛手&lt;/b>", "A year has four digits", "School, major or class")
                .doesNotContain("<b>毛手");
        assertThat(visit.post("/who", who("毛手", "1998"))).hasStatus(303);
        MvcTestResult proof = visit.post("/proof", Map.of("BIRTH_DATE", "1980-02-30", "DOCUMENT_TAIL", "12"));
        assertThat(proof).hasStatus(422);
        assertThat(Applicants.text(proof)).contains("1980-02-30", "Six signs", "Year, month and day");
        assertThat(visit.post("/proof", Map.of())).hasStatus(422);
        assertThat(visit.claim().state()).isEqualTo(ClaimState.DRAFT);
    }

    @Test
    void keepsOnlyTheEndOfADocumentNumber() {
        Visit visit = applicants.begin("whole.number@alumni.example");
        visit.send(who("整号", "1999"), Map.of("DOCUMENT_TAIL", "11010119800517042x"));
        assertThat(visit.claim().said().items().values())
                .contains("17042X")
                .noneMatch(value -> value.contains("1101011980"));
    }

    @Test
    void goesOnWithTheSameClaimAndBeginsAnewAfterAWithdrawal() {
        Visit first = applicants.begin("twice@alumni.example");
        assertThat(applicants.begin("Twice@alumni.example").id()).isEqualTo(first.id());
        assertThat(first.post("/withdraw", Map.of())).hasStatus(303);
        assertThat(first.post("/withdraw", Map.of())).hasStatus(303);
        assertThat(first.claim().state()).isEqualTo(ClaimState.WITHDRAWN);
        assertThat(first.page()).contains("Begin anew");
        assertThat(first.get("/who")).hasStatus(303);
        assertThat(first.post("/who", who("迟了", "1998"))).hasStatus(422);
        assertThat(applicants.begin("twice@alumni.example").id()).isNotEqualTo(first.id());
    }

    @Test
    void takesWhatIsSaidThreeTimesAndNotAFourth() {
        Visit visit = applicants.begin("corrects@alumni.example");
        for (int n = 0; n < 3; n++) {
            assertThat(visit.send(who("改三次", "1990"), Map.of("STUDENT_NUMBER", "900" + n)))
                    .isEqualTo(ClaimState.WAITING);
        }
        assertThat(visit.post("/proof", Map.of("STUDENT_NUMBER", "9009"))).hasStatus(422);
        assertThat(visit.aWhileLater().page()).doesNotContain("Put it right");
        assertThat(visit.post("/review", Map.of("words", "请看一下"))).hasStatus(303);
        assertThat(visit.claim().state()).isEqualTo(ClaimState.REVIEW);
    }

    @Test
    void opensToNobodyWithoutTheLink() {
        Visit visit = applicants.begin("private@alumni.example");
        String other = visit.token().substring(0, visit.token().length() - 2) + "AA";
        Visit forged = new Visit(applicants, other, visit.cookies());
        assertThat(forged.get("")).hasStatus(404);
        assertThat(forged.post("/withdraw", Map.of())).hasStatus(404);
        assertThat(forged.post("/who", who("外人", "1998"))).hasStatus(404);
        Visit elsewhere = new Visit(applicants, visit.token(), java.util.List.of());
        assertThat(elsewhere.get("")).hasStatusOk();
        assertThat(elsewhere.post("/enter", Map.of())).hasHeader("Location", "/sign-in/code");
    }

    private Member onRoster(String name, String entered, String email) {
        return applicants.onRoster(Map.of(
                "name",
                name,
                "birthDate",
                "1987-03-17",
                "idNumber",
                "11010119870317042X",
                "email.1",
                email,
                "education.1.school",
                "认领学院",
                "education.1.major",
                "认领学",
                "education.1.entryYear",
                entered,
                "education.1.graduationYear",
                String.valueOf(Integer.parseInt(entered) + 4),
                "education.1.studentNumber",
                "S" + entered + name));
    }

    private static Map<String, String> who(String name, String entered) {
        return Map.of("NAME", name, "SCHOOL", "认领学院", "MAJOR", "认领学", "ENTRY_YEAR", entered);
    }
}
