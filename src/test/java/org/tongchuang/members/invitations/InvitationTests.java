package org.tongchuang.members.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Cast;
import org.tongchuang.Mailbox;
import org.tongchuang.Staff;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

@SpringBootTest
@AutoConfigureMockMvc
class InvitationTests {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private MemberAccounts accounts;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Batches batches;

    @Autowired
    private Letters letters;

    @Autowired
    private Invitations invitations;

    @Autowired
    private JdbcClient jdbc;

    private final String unique = "邀" + COUNT.incrementAndGet();
    private final String email = "invited" + COUNT.get() + "@alumni.example";

    @Test
    void leadsFromALetterToAnAccountWithoutAPassword() {
        Member lin = added(Map.of("email.1", email, "phone.1", "+8613911119001"));
        invite(lin, "EMAIL", "母校下月校庆，欢迎回家。");
        LetterInBox letter = new Mailbox(outbox).letter(email, "对吗");
        assertThat(letter.text()).contains("母校下月校庆", unique);
        String link = Mailbox.path(letter, "/welcome/");

        String page = text(web.get().uri(link).exchange());
        assertThat(page)
                .contains(unique, "邀请学院", "139 **** 9001", "i***@alumni.example")
                .doesNotContain(email, "13911119001", "内部备注");
        assertThat(post(link + "/confirmation", Map.of())).hasStatus(303);
        assertThat(now(lin).originOf("confirmed").source()).isEqualTo(Source.SELF);

        MvcTestResult joined = post(link + "/account", Map.of());
        assertThat(joined).hasStatus(303).hasHeader("Location", "/me");
        Cookie session = Objects.requireNonNull(joined.getResponse().getCookie("tongchuang"));
        assertThat(text(web.get().uri("/me").cookie(session).exchange())).contains(unique, "139 1111 9001");
        assertThat(accounts.email(lin.id())).contains(email);

        assertThat(text(web.get().uri(link).exchange())).contains("您已经有账号了").doesNotContain("邀请学院");
        assertThat(post(link + "/account", Map.of())).hasStatus(303).hasHeader("Location", link);
        assertThat(states(lin)).containsEntry("joined", 1L);
    }

    @Test
    void takesCorrectionsByTheLinkAndShowsNoContactInFull() {
        Member lin = added(Map.of("email.1", email, "phone.1", "+8613911119002"));
        String link = link(lin);
        String form = text(web.get().uri(link + "/edit/contact").exchange());
        assertThat(form).contains("139 **** 9002", "name=\"phone.2\"").doesNotContain("13911119002", email);
        assertThat(post(
                        link + "/edit/contact",
                        Map.of(
                                "version",
                                "1",
                                "fails",
                                "phone.1",
                                "phone.1",
                                "+86 13900000000",
                                "phone.2",
                                "13911119003",
                                "city",
                                "成都")))
                .hasStatus(303);
        Facts facts = now(lin).facts();
        assertThat(facts.get("phone.1"))
                .as("what is not shown can't be overwritten")
                .isEqualTo("+8613911119002");
        assertThat(facts.list("phoneFailed")).containsExactly("+8613911119002");
        assertThat(facts.get("phone.2")).isEqualTo("+8613911119003");
        assertThat(facts.get("city")).isEqualTo("成都");
        assertThat(states(lin)).containsEntry("confirmed", 1L);
    }

    @Test
    void asksForACodeWhereTheAddressIsAnother() {
        Member lin = added(Map.of("email.1", email));
        String link = link(lin);
        String other = "other." + email;
        MvcTestResult asked = post(link + "/account", Map.of("email", other));
        assertThat(asked).hasStatusOk();
        String question = text(asked).replaceFirst("(?s).*name=\"question\" value=\"([0-9a-f-]{36})\".*", "$1");
        String code = Mailbox.code(new Mailbox(outbox).letter(other, "验证码"));
        String wrong = code.equals("000000") ? "000001" : "000000";
        assertThat(post(link + "/code", Map.of("question", question, "email", other, "code", wrong)))
                .hasStatus(422);
        assertThat(post(link + "/code", Map.of("question", question, "email", email, "code", code)))
                .as("another address than the one the code went to")
                .hasStatus(422);
        assertThat(post(link + "/code", Map.of("question", question, "email", other, "code", code)))
                .hasStatus(303)
                .hasHeader("Location", "/me");
        assertThat(accounts.email(lin.id())).contains(other);
        assertThat(now(lin).facts().list("email")).containsExactly(email, other);
    }

    @Test
    void makesNoAccountByALinkThatWentToAnAddressNoLongerOnRecord() {
        Member lin = added(Map.of("email.1", email));
        String link = link(lin);
        members.save(now(lin).edit(Map.of("email.1", "new." + email), origin(Source.OFFICE)));
        assertThat(text(web.get().uri(link).exchange())).doesNotContain("用 n***");
        assertThat(post(link + "/account", Map.of())).hasStatus(422);
        assertThat(accounts.has(lin.id())).isFalse();
    }

    @Test
    void asksWhoeverHasAPrintedOneForWhatDoesNotStandOnIt() {
        Member lin = added(Map.of("birthDate", "1979-03-05"));
        UUID batch = invite(lin, "PRINT", "");
        String sheet = text(web.get()
                .uri("/office/invitations/" + batch + "/letters")
                .with(as(Staff.RECORDS_OFFICER))
                .exchange());
        assertThat(sheet).contains(unique, "<path").doesNotContain("1979");
        String link = sheet.replaceFirst("(?s).*(/welcome/[\\w-]+).*", "$1");

        assertThat(text(web.get().uri(link).exchange())).contains("出生日期").doesNotContain("邀请学院");
        assertThat(post(link + "/confirmation", Map.of())).hasStatus(303);
        assertThat(now(lin).facts().has("confirmed")).isFalse();
        assertThat(post(link + "/answer", Map.of("answer", "19790306"))).hasStatus(422);
        MvcTestResult known = post(link + "/answer", Map.of("answer", "1979.03.05"));
        assertThat(known).hasStatus(303);
        String on = Objects.requireNonNull(known.getResponse().getHeader("Location"));
        assertThat(text(web.get().uri(on).exchange())).contains("邀请学院");
        assertThat(post(on + "/account", Map.of())).as("no address is proved").hasStatus(422);
    }

    @Test
    void stopsGuessingAfterFiveAnswers() {
        Member lin = added(Map.of("education.1.studentNumber", "S" + unique));
        UUID batch = invite(lin, "PRINT", "");
        String link = letters.path(
                invitations.of(batch, "", null, java.time.Instant.EPOCH, 1).getFirst());
        for (int i = 0; i < 5; i++) {
            assertThat(post(link + "/answer", Map.of("answer", "S" + i))).hasStatus(422);
        }
        MvcTestResult right = post(link + "/answer", Map.of("answer", "S" + unique));
        assertThat(right).hasStatus(422);
        assertThat(text(right)).contains("停用").doesNotContain("name=\"answer\"");
    }

    @Test
    void invitesNobodyTwiceNorAgainstTheirWish() {
        Member gone = added(Map.of("email.1", "gone." + email, "deceased", "true"));
        Member quiet = added(Map.of("email.1", "quiet." + email, "doNotContact", "true"));
        Member mute = added(Map.of());
        Member has = added(Map.of("email.1", "has." + email));
        accounts.join(has.id(), has.name(), "has." + email, null);
        Member lin = added(Map.of("email.1", email));
        List<MemberId> all = List.of(gone.id(), quiet.id(), mute.id(), has.id(), lin.id());

        Batch first = done(order(Ids.next(), all, "email"));
        assertThat(first.counts())
                .containsEntry(Batch.Outcome.NOT_CONTACTED, 2L)
                .containsEntry(Batch.Outcome.NO_ADDRESS, 1L)
                .containsEntry(Batch.Outcome.JOINED, 1L)
                .containsEntry(Batch.Outcome.INVITED, 1L);
        Batch second = done(order(Ids.next(), all, "email"));
        assertThat(second.counts()).containsEntry(Batch.Outcome.LATELY, 1L).doesNotContainKey(Batch.Outcome.INVITED);
    }

    @Test
    void beginsOneOccasionOnceHoweverOftenItIsAsked() {
        Member lin = added(Map.of("email.1", email));
        UUID id = Ids.next();
        order(id, List.of(lin.id()), "email");
        done(order(id, List.of(lin.id()), "email"));
        assertThat(jdbc.sql("select count(*) from members.invitation where member_id = :id")
                        .param("id", lin.id().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void invitesEverybodyASearchFinds() {
        Member one = added(Map.of("email.1", "one." + email, "education.1.class", "班" + unique));
        Member two = added(Map.of("email.1", "two." + email, "education.1.class", "班" + unique));
        await(() -> text(web.get()
                        .uri("/api/v1/members?class=班" + unique)
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange())
                .contains("\"total\":2"));
        UUID id = Ids.next();
        MvcTestResult begun = web.post()
                .uri("/office/invitations?class=班" + unique)
                .param("id", id.toString())
                .param("way", "EMAIL")
                .with(as(Staff.RECORDS_OFFICER))
                .with(csrf())
                .exchange();
        assertThat(begun).hasStatus(303);
        Batch batch = done(id);
        assertThat(batch.total()).isEqualTo(2);
        assertThat(text(web.get()
                        .uri("/office/invitations/" + id)
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange()))
                .contains(one.name(), two.name(), "已送出");
    }

    @Test
    void refusesASearchThatCannotBeAsked() {
        assertThat(web.post()
                        .uri("/api/v1/invitations?sort=nothing")
                        .contentType("application/json")
                        .content("{\"way\":\"email\"}")
                        .with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(422);
    }

    /// Such as a search saved by a version of the program that knew more orders.
    @Test
    void endsWhatCannotGoOnAndGoesOnWithTheOthers() {
        Member lin = added(Map.of("email.1", email));
        UUID stuck = Ids.next();
        jdbc.sql("""
                insert into members.invitation_batch
                    (id, way, asked, reach, greeting, state, total, made_by, made_by_name, made_at)
                select :id, 'EMAIL', 'sort=nothing', reach, '', 'COLLECTING', 0, made_by, made_by_name, made_at - interval '1 day'
                from members.invitation_batch where id = :other
                """)
                .param("id", stuck)
                .param("other", invite(lin, "EMAIL", ""))
                .update();
        invite(added(Map.of("email.1", "later." + email)), "EMAIL", "");
        await(() -> batches.find(stuck).orElseThrow().state() == Batch.State.FAILED);
        assertThat(text(web.get()
                        .uri("/office/invitations/" + stuck)
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange()))
                .contains("没能写完");
    }

    @Test
    void findsThoseWhoHaveComeSoFar() {
        Member lin = added(Map.of("email.1", email));
        UUID batch = invite(lin, "EMAIL", "");
        String link = letters.path(
                invitations.of(batch, "", null, java.time.Instant.EPOCH, 1).getFirst());
        assertThat(found(batch)).containsExactly("invited");
        web.get().uri(link).exchange();
        assertThat(found(batch)).containsExactly("opened");
        post(link + "/confirmation", Map.of());
        assertThat(found(batch)).containsExactly("confirmed");
        post(link + "/account", Map.of());
        assertThat(found(batch)).containsExactly("joined");
    }

    private List<String> found(UUID batch) {
        java.time.Instant now = java.time.Instant.now();
        return BatchPage.STATES.stream()
                .filter(state -> !invitations.of(batch, state, null, now, 2).isEmpty())
                .toList();
    }

    @Test
    void takesBackWhatNobodyUsed() {
        Member lin = added(Map.of("email.1", email));
        UUID batch = invite(lin, "EMAIL", "");
        String link = letters.path(
                invitations.of(batch, "", null, java.time.Instant.EPOCH, 1).getFirst());
        assertThat(web.get().uri(link)).hasStatusOk();
        assertThat(web.post()
                        .uri("/office/invitations/" + batch + "/revoke")
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()))
                .hasStatus(303);
        assertThat(web.get().uri(link)).hasStatus(410);
        assertThat(post(link + "/account", Map.of())).hasStatus(303);
        assertThat(accounts.has(lin.id())).isFalse();
    }

    @Test
    void linksTheRecordToWhoeverIsSignedIn() {
        Member lin = added(Map.of("email.1", email));
        String link = link(lin);
        Actor stranger = Staff.RECORDS_OFFICER;
        assertThat(web.post().uri(link + "/link").with(csrf())).as("a stranger").hasStatus(303);
        assertThat(text(web.get().uri(link).with(as(stranger)).exchange())).contains("/link\"");
    }

    @Test
    void refusesAForeignToken() {
        Member lin = added(Map.of("email.1", email));
        String link = link(lin);
        String altered = link.substring(0, link.length() - 2) + (link.endsWith("A") ? "BB" : "AA");
        assertThat(web.get().uri(altered)).hasStatus(410);
        assertThat(post(altered + "/account", Map.of())).hasStatus(303).hasHeader("Location", altered);
    }

    private String link(Member member) {
        UUID batch = invite(member, "EMAIL", "");
        return letters.path(
                invitations.of(batch, "", null, java.time.Instant.EPOCH, 1).getFirst());
    }

    private UUID invite(Member member, String way, String greeting) {
        UUID id = Ids.next();
        assertThat(web.post()
                        .uri("/office/invitations")
                        .param("id", id.toString())
                        .param("member", member.id().toString())
                        .param("way", way)
                        .param("greeting", greeting)
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()))
                .hasStatus(303);
        done(id);
        return id;
    }

    private UUID order(UUID id, List<MemberId> all, String way) {
        assertThat(web.post()
                        .uri("/api/v1/invitations")
                        .header("Idempotency-Key", id.toString())
                        .contentType("application/json")
                        .content("{\"way\":\"" + way + "\",\"members\":["
                                + all.stream()
                                        .map(one -> "\"" + one + "\"")
                                        .reduce((a, b) -> a + "," + b)
                                        .orElse("")
                                + "]}")
                        .with(as(Staff.RECORDS_OFFICER)))
                .hasStatus(202)
                .bodyJson()
                .extractingPath("$.id")
                .isEqualTo(id.toString());
        return id;
    }

    private Batch done(UUID id) {
        await(() -> batches.find(id).orElseThrow().state() == Batch.State.DONE);
        return batches.find(id).orElseThrow();
    }

    private static void await(java.util.function.BooleanSupplier done) {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private Map<String, Long> states(Member member) {
        UUID batch = jdbc.sql("select batch_id from members.invitation where member_id = :id")
                .param("id", member.id().value())
                .query(UUID.class)
                .single();
        return invitations.states(batch, java.time.Instant.EPOCH);
    }

    private MvcTestResult post(String uri, Map<String, String> values) {
        var request = web.post().uri(uri).with(csrf());
        values.forEach(request::param);
        return request.exchange();
    }

    private Member now(Member member) {
        return members.find(member.id()).orElseThrow();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private Member added(Map<String, String> facts) {
        Map<String, @Nullable String> all = new HashMap<>(facts);
        all.put("name", unique);
        all.put("note.1", "内部备注");
        all.putIfAbsent("education.1.school", "邀请学院");
        Member member = Member.create(MemberId.next(), Facts.NONE.with(all), origin(Source.ROSTER));
        members.add(List.of(member));
        return member;
    }

    private static Origin origin(Source source) {
        return new Origin(source, Cast.THEN, null, "名册", null);
    }
}
