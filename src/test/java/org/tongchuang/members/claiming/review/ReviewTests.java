package org.tongchuang.members.claiming.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.tongchuang.Mailbox;
import org.tongchuang.Staff;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.claiming.Applicants;
import org.tongchuang.members.claiming.Applicants.Visit;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.members.claiming.documents.Documents;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// What the office does with claims: the queue, one claim on one screen, the decision.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Applicants.class)
class ReviewTests {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 1, 2, 3, 's', 'e', 'c', 'r', 'e', 't'
    };
    private static final String SCHOOL = "审核学院";

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Applicants applicants;

    @Autowired
    private Members members;

    @Autowired
    private MemberAccounts accounts;

    @Autowired
    private Outbox outbox;

    @Autowired
    private FileStore files;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void givesARecordToWhomAPersonKnew() {
        Member ning = onRoster("宁人工", "ning.own@alumni.example");
        Visit visit = inReview("ning.new@alumni.example", "宁人工");
        assertThat(page("/office/claims", Staff.RECORDS_OFFICER))
                .contains("宁人工", visit.id().toString());
        String screen = page("/office/claims/" + visit.id(), Staff.RECORDS_OFFICER);
        assertThat(screen)
                .contains("宁人工", "1987-03-17", "They say", "We know", "Same")
                .contains("member\" value=\"" + ning.id());
        assertThat(decide(
                        visit,
                        Staff.RECORDS_OFFICER,
                        Map.of("act", "APPROVE", "member", ning.id().toString(), "rung", "DOCUMENT")))
                .hasStatus(303)
                .hasHeader("Location", "/office/claims");
        assertThat(visit.claim().state()).isEqualTo(ClaimState.APPROVED);
        assertThat(visit.claim().finding().rung()).isEqualTo(Rung.DOCUMENT);
        assertThat(accounts.email(ning.id())).contains("ning.new@alumni.example");
        assertThat(new Mailbox(outbox).letter("ning.new@alumni.example", "Welcome back"))
                .isNotNull();
        assertThat(new Mailbox(outbox).letter("ning.own@alumni.example", "有人认领了您的校友档案"))
                .isNotNull();
        assertThat(acts(visit)).contains("members.claim.read", "members.claim.approved");
    }

    @Test
    void makesARecordForWhomTheListsLack() {
        Visit visit = inReview("new.person@alumni.example", "缪新建");
        assertThat(decide(visit, Staff.RECORDS_OFFICER, Map.of("act", "APPROVE_NEW", "rung", "DOCUMENT")))
                .hasStatus(303);
        MemberId made = java.util.Objects.requireNonNull(visit.claim().finding().member());
        Member member = members.find(made).orElseThrow();
        assertThat(member.name()).isEqualTo("缪新建");
        assertThat(member.facts().asMap().values()).doesNotContain("17042X");
        assertThat(accounts.has(made)).isTrue();
    }

    @Test
    void asksForMoreAndTellsTheQuestion() {
        Visit visit = inReview("asked@alumni.example", "问一句");
        assertThat(decide(visit, Staff.RECORDS_OFFICER, Map.of("act", "ASK", "words", "")))
                .hasStatus(422);
        assertThat(decide(visit, Staff.RECORDS_OFFICER, Map.of("act", "ASK", "words", "您的<导师>是谁？")))
                .hasStatus(303);
        assertThat(visit.claim().state()).isEqualTo(ClaimState.WAITING);
        assertThat(visit.aWhileLater().page()).contains("您的&lt;导师&gt;是谁？");
        assertThat(new Mailbox(outbox)
                        .letter("asked@alumni.example", "question")
                        .text())
                .contains("您的<导师>是谁？");
    }

    @Test
    void takesANoBack() {
        Visit visit = inReview("refused@alumni.example", "先拒绝");
        decide(visit, Staff.RECORDS_OFFICER, Map.of("act", "REFUSE", "words", "对不上"));
        assertThat(visit.claim().state()).isEqualTo(ClaimState.REFUSED);
        assertThat(visit.page()).contains("对不上");
        assertThat(post("/office/claims/" + visit.id() + "/reopen", Map.of(), Staff.RECORDS_OFFICER))
                .hasStatus(303);
        assertThat(visit.claim().state()).isEqualTo(ClaimState.REVIEW);
        assertThat(post("/office/claims/" + visit.id() + "/reopen", Map.of(), Staff.RECORDS_OFFICER))
                .hasStatus(422);
        decide(visit, Staff.RECORDS_OFFICER, Map.of("act", "BLOCK", "words", "冒名"));
        assertThat(applicants.begin("refused@alumni.example").id()).isEqualTo(visit.id());
        assertThat(visit.post("/review", Map.of())).hasStatus(303);
        assertThat(visit.claim().state()).isEqualTo(ClaimState.BLOCKED);
    }

    @Test
    void tellsTheSecondOfTwoReviewersThatItWasDecided() {
        Visit visit = inReview("two.reviewers@alumni.example", "两人看");
        String seen = String.valueOf(visit.claim().version());
        decide(visit, Staff.RECORDS_OFFICER, Map.of("act", "REFUSE", "words", "对不上"));
        MvcTestResult late = post(
                "/office/claims/" + visit.id() + "/decision",
                Map.of("act", "ASK", "words", "再看看", "version", seen),
                Staff.ADMINISTRATOR);
        assertThat(late).hasStatus(303).hasHeader("Location", "/office/claims/" + visit.id());
        assertThat(String.valueOf(late.getRequest()
                        .getAttribute(org.springframework.web.servlet.DispatcherServlet.OUTPUT_FLASH_MAP_ATTRIBUTE)))
                .contains("陈晓");
        assertThat(visit.claim().state()).isEqualTo(ClaimState.REFUSED);
        assertThat(api(
                        "/api/v1/claims/" + visit.id() + "/decision",
                        "{\"act\":\"ASK\",\"words\":\"x\"}",
                        Staff.ADMINISTRATOR))
                .hasStatus(409);
    }

    @Test
    void showsNobodyWhatIsBeyondTheirReach() {
        onRoster("边界人", "edge@alumni.example");
        Visit visit = inReview("edge.new@alumni.example", "边界人");
        Actor mine = Staff.departmentOfficer(SCHOOL);
        Actor other = Staff.departmentOfficer("别的学院");
        assertThat(page("/office/claims", mine)).contains(visit.id().toString());
        assertThat(page("/office/claims?show=ALL", other))
                .doesNotContain(visit.id().toString());
        assertThat(web.get().uri("/office/claims/" + visit.id()).with(as(mine))).hasStatusOk();
        assertThat(web.get().uri("/office/claims/" + visit.id()).with(as(other)))
                .hasStatus(404);
        assertThat(decide(visit, other, Map.of("act", "REFUSE", "words", "x"))).hasStatus(404);
        assertThat(web.get().uri("/office/claims").with(as(Staff.AUDITOR))).hasStatus(403);
        assertThat(web.get().uri("/office/claims")).hasStatus(303);
        MemberId beyond = applicants
                .onRoster(Map.of("name", "边外人", "education.1.school", "别的学院"))
                .id();
        assertThat(decide(visit, mine, Map.of("act", "APPROVE", "member", beyond.toString())))
                .hasStatus(404);
        assertThat(visit.claim().state()).isEqualTo(ClaimState.REVIEW);
    }

    @Test
    void keepsPapersSealedShowsThemToReviewersAndThrowsThemAway() throws IOException {
        Visit visit = inReview("papers@alumni.example", "带证件");
        assertThat(upload(visit, "<html>".getBytes(StandardCharsets.UTF_8))).hasStatus(422);
        assertThat(upload(visit, new byte[Documents.LARGEST + 1])).hasStatus(422);
        assertThat(upload(visit, PNG)).hasStatus(303);
        var document = documents.of(visit.id()).getFirst();
        byte[] kept = files.read(document.id()).readAllBytes();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        String at = "/office/claims/" + visit.id() + "/documents/" + document.id();
        MvcTestResult look = web.get().uri(at).with(as(Staff.RECORDS_OFFICER)).exchange();
        assertThat(look).hasStatusOk().hasHeader("X-Content-Type-Options", "nosniff");
        assertThat(look.getResponse().getContentAsByteArray()).isEqualTo(PNG);
        assertThat(acts(visit)).contains("members.claim.document-read");
        assertThat(web.get().uri(at).with(as(Staff.AUDITOR))).hasStatus(403);
        assertThat(web.get().uri(at).with(as(Staff.departmentOfficer("别的学院")))).hasStatus(404);
        assertThat(web.get().uri(at)).hasStatus(303);
    }

    @Test
    void worksForProgramsAsWell() {
        Member lan = onRoster("蓝程序", "lan@alumni.example");
        Visit visit = inReview("lan.new@alumni.example", "蓝程序");
        MvcTestResult list = web.get()
                .uri("/api/v1/claims?size=200")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        assertThat(list).hasStatusOk();
        assertThat(Applicants.text(list)).contains(visit.id().toString());
        assertThat(web.get().uri("/api/v1/claims?show=none").with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(422);
        assertThat(web.get().uri("/api/v1/claims?after=none").with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(422);
        MvcTestResult one = web.get()
                .uri("/api/v1/claims/" + visit.id())
                .with(as(Staff.RECORDS_OFFICER))
                .exchange();
        assertThat(Applicants.text(one))
                .contains(lan.id().toString(), "\"field\":\"NAME\"", "\"agreement\":\"NAME_SAME\"");
        assertThat(api("/api/v1/claims/" + visit.id() + "/decision", "{\"act\":\"perhaps\"}", Staff.RECORDS_OFFICER))
                .hasStatus(422);
        MvcTestResult done = api(
                "/api/v1/claims/" + visit.id() + "/decision",
                "{\"act\":\"APPROVE\",\"member\":\"%s\",\"rung\":\"OFFICE\"}".formatted(lan.id()),
                Staff.RECORDS_OFFICER);
        assertThat(done).hasStatusOk();
        assertThat(Applicants.text(done)).contains("\"state\":\"APPROVED\"");
    }

    @Test
    void readsTheQueuePageByPage() {
        List<Visit> visits = List.of(
                inReview("q1@alumni.example", "排队甲"),
                inReview("q2@alumni.example", "排队乙"),
                inReview("q3@alumni.example", "排队丙"));
        StringBuilder seen = new StringBuilder();
        String after = "";
        do {
            MvcTestResult page = web.get()
                    .uri("/api/v1/claims?size=1" + after)
                    .with(as(Staff.departmentOfficer(SCHOOL)))
                    .exchange();
            String text = Applicants.text(page);
            seen.append(text);
            var next = java.util.regex.Pattern.compile("\"next\":\"([^\"]+)\"").matcher(text);
            after = next.find() ? "&after=" + next.group(1) : "";
        } while (!after.isEmpty());
        int last = -1;
        for (Visit visit : visits) {
            int at = seen.indexOf(visit.id().toString());
            assertThat(at).isGreaterThan(last);
            last = at;
        }
    }

    private Visit inReview(String email, String name) {
        Visit visit = applicants.begin(email);
        ClaimState state = visit.send(
                Map.of("NAME", name, "SCHOOL", SCHOOL, "ENTRY_YEAR", "2001"),
                Map.of("BIRTH_DATE", "1987-03-17", "DOCUMENT_TAIL", "17042X"));
        assertThat(state).isEqualTo(ClaimState.WAITING);
        assertThat(visit.post("/review", Map.of("words", "麻烦看看"))).hasStatus(303);
        return visit;
    }

    private Member onRoster(String name, String email) {
        return applicants.onRoster(Map.of(
                "name", name,
                "birthDate", "1987-03-17",
                "email.1", email,
                "education.1.school", SCHOOL,
                "education.1.entryYear", "2001"));
    }

    private MvcTestResult upload(Visit visit, byte[] content) {
        return web.perform(MockMvcRequestBuilders.multipart("/join/claim/" + visit.token() + "/documents")
                .file(new MockMultipartFile("file", "a.png", "image/png", content))
                .with(csrf()));
    }

    private MvcTestResult decide(Visit visit, Actor actor, Map<String, String> form) {
        Map<String, String> all = new java.util.HashMap<>(form);
        all.put("version", String.valueOf(visit.claim().version()));
        return post("/office/claims/" + visit.id() + "/decision", all, actor);
    }

    private MvcTestResult post(String path, Map<String, String> form, Actor actor) {
        var request = web.post().uri(path).with(as(actor)).with(csrf());
        for (var field : form.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.exchange();
    }

    private MvcTestResult api(String path, String body, Actor actor) {
        return web.post()
                .uri(path)
                .contentType("application/json")
                .content(body)
                .with(as(actor))
                .exchange();
    }

    private String page(String path, Actor actor) {
        return Applicants.text(web.get()
                .uri(path)
                .header("Accept-Language", "en")
                .with(as(actor))
                .exchange());
    }

    private List<String> acts(Visit visit) {
        long end = System.nanoTime() + 10_000_000_000L;
        List<String> acts;
        do {
            acts = jdbc.sql("select act from privacy.audit_event where detail ->> 'claim' = :claim")
                    .param("claim", visit.id().toString())
                    .query((row, n) -> row.getString(1))
                    .list();
        } while (!acts.contains("members.claim.read") && System.nanoTime() < end);
        return acts;
    }
}
