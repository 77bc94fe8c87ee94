package org.tongchuang.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestComponent;
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
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.members.visibility.Visibility;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.Recipient;

/// People ask to be erased, may take it back, and are erased to the end.
@SpringBootTest
@AutoConfigureMockMvc
@Import({Office.class, ErasureTests.Stumbling.class})
class ErasureTests {

    private static final String WORDS = "删除我的数据";

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Members members;

    @Autowired
    private Office office;

    @Autowired
    private MemberAccounts accounts;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Erasing erasing;

    @Autowired
    private Replay replay;

    @Autowired
    private ErasedList list;

    @Autowired
    private Stumbling stumbling;

    @Autowired
    private List<AddressBook> books;

    @Autowired
    private JdbcClient jdbc;

    private Member lin = somebody();

    private @org.jspecify.annotations.Nullable Account account;

    private String mail = "";

    @BeforeEach
    void add() {
        lin = somebody();
        mail = lin.facts().get("email.1", "");
        members.add(List.of(lin));
        account = office.alum(lin.id());
    }

    private static Member somebody() {
        return Member.create(
                MemberId.next(),
                Facts.of(Map.of(
                        "name", "离开林",
                        "email.1", "leave." + UUID.randomUUID() + "@alumni.example",
                        "phone.1", "+8613911119101",
                        "education.1.school", "离开学院",
                        "shown.listed", "yes",
                        "career.1.employer", "离开公司")),
                new Origin(Source.ROSTER, Instant.parse("2020-01-01T00:00:00Z"), null, "离开名册.xlsx", null));
    }

    @Test
    void asksForAFreshSignInAndTheirOwnWords() {
        // Somebody who found the browser open: signed in, but not lately.
        Actor mine = Staff.alum(lin.id(), "离开林");
        assertThat(web.post()
                        .uri("/me/erasure")
                        .param("words", WORDS)
                        .with(as(mine))
                        .with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in/again?to=%2Fme%2Ferasure");
        Cookie session = Office.signIn(web, java.util.Objects.requireNonNull(account));
        MvcTestResult wrong = ask(session, "删掉");
        assertThat(wrong).hasStatus(422);
        assertThat(text(wrong)).contains("请一字不差地写");
        assertThat(erasures.latest(lin.id())).isEmpty();
        assertThat(web.post()
                        .uri("/me/erasure")
                        .param("words", WORDS)
                        .with(as(Staff.ADMINISTRATOR))
                        .with(csrf()))
                .hasStatus(403);
        assertThat(web.post().uri("/me/erasure").param("words", WORDS).with(csrf()))
                .hasStatus(303);
    }

    @Test
    void hidesThemAtOnceAndBringsThemBackByOnePress() {
        Cookie session = Office.signIn(web, java.util.Objects.requireNonNull(account));
        assertThat(ask(session, " Erase my data ")).hasStatus(303);
        assertThat(ask(session, WORDS)).hasStatus(303);
        assertThat(Visibility.of(now().facts()).standing()).isEqualTo(Visibility.Standing.UNLISTED);
        assertThat(entry().onlyNecessary()).isTrue();
        assertThat(text(web.get().uri("/me/erasure").cookie(session).exchange()))
                .contains("按一下就能撤回");
        assertThat(jdbc.sql("select count(*) from privacy.erasure where member_id = :id")
                        .param("id", lin.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        LetterInBox letter = new Mailbox(outbox).letter(mail, "收到");
        String link = Mailbox.path(letter, "/privacy/erasure/");
        assertThat(text(web.get().uri(link).exchange())).contains("撤回，保留我的数据");
        assertThat(erasures.latest(lin.id()).orElseThrow().state()).isEqualTo(Erasure.State.WAITING);
        assertThat(web.get().uri(link + "x")).hasStatus(404);
        for (int n = 0; n < 2; n++) {
            assertThat(web.post().uri(link + "/call-back").with(csrf())).hasStatus(303);
        }
        assertThat(Visibility.of(now().facts()).standing()).isEqualTo(Visibility.Standing.LISTED);
        assertThat(entry().onlyNecessary()).isFalse();
        assertThat(now().facts()).isEqualTo(lin.facts());

        assertThat(ask(session, WORDS)).hasStatus(303);
        assertThat(web.post().uri("/me/erasure/call-back").cookie(session).with(csrf()))
                .hasStatus(303);
        assertThat(erasures.latest(lin.id()).orElseThrow().state()).isEqualTo(Erasure.State.CALLED_BACK);
        Actor other = Staff.alum(MemberId.next(), "离开外人");
        assertThat(web.get().uri("/api/v1/me/erasure").with(as(other))).hasStatus(404);
    }

    @Test
    void erasesAfterThirtyDaysAndNotBefore() {
        UUID wish = asked();
        String link = Mailbox.path(new Mailbox(outbox).letter(mail, "收到"), "/privacy/erasure/");
        erasing.run(wish, Instant.now().plus(Duration.ofDays(29)));
        assertThat(now().facts().has("phone.1")).isTrue();

        for (int n = 0; n < 2; n++) {
            erasing.run(wish, Instant.now().plus(Duration.ofDays(31)));
        }
        Member kept = now();
        assertThat(kept.name()).isEqualTo("离开林");
        assertThat(kept.facts().get("education.1.school")).isEqualTo("离开学院");
        assertThat(kept.facts().asMap().keySet())
                .containsExactlyInAnyOrder("name", "education.1.school", "unlisted", "doNotContact", "erased");
        assertThat(members.history(lin.id())).isEmpty();
        assertThat(accounts.has(lin.id())).isFalse();
        assertThat(web.get().uri("/me").cookie(Office.signIn(web, office.alum(lin.id()))))
                .hasStatus(200);
        assertThat(jdbc.sql("select count(*) from notifications.inbox_entry where to_id = :id")
                        .param("id", lin.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();

        LetterInBox report = new Mailbox(outbox).letter(mail, "已经删除");
        String page =
                text(web.get().uri(Mailbox.path(report, "/privacy/erasure/")).exchange());
        assertThat(page).contains("学籍档案", "档案法", "操作记录里提到您", "账号").doesNotContain("离开林");
        assertThat(web.post().uri(link + "/call-back").with(csrf())).hasStatus(303);
        Erasure done = erasures.find(wish).orElseThrow();
        assertThat(done.state()).isEqualTo(Erasure.State.DONE);
        assertThat(done.person()).isNull();
        assertThat(list.all()).contains(lin.id().value());
    }

    @Test
    void takesTheWholeRecordWhereTheArchiveKeepsNothing() {
        archive(List.of());
        try {
            UUID wish = asked();
            erasing.run(wish, Instant.now().plus(Duration.ofDays(31)));
            assertThat(members.find(lin.id())).isEmpty();
            assertThat(jdbc.sql("select report::text from privacy.erasure where id = :id")
                            .param("id", wish)
                            .query(String.class)
                            .single())
                    .doesNotContain("members.kept.archive");
        } finally {
            archive(List.of("name", "education"));
        }
    }

    @Test
    void goesOnWhereItWasKilled() {
        UUID wish = asked();
        stumbling.falls = true;
        Instant later = Instant.now().plus(Duration.ofDays(31));
        assertThatThrownBy(() -> erasing.run(wish, later)).isInstanceOf(IllegalStateException.class);
        assertThat(erasures.find(wish).orElseThrow().state()).isEqualTo(Erasure.State.RUNNING);
        int before = stumbling.times.get();
        stumbling.falls = false;
        erasing.run(wish, later);
        erasing.run(wish, later);
        assertThat(erasures.find(wish).orElseThrow().state()).isEqualTo(Erasure.State.DONE);
        assertThat(stumbling.times.get()).isEqualTo(before + 1);
        assertThat(now().facts().has("phone.1")).isFalse();
    }

    @Test
    void isRefusedByTheOfficeWithAReasonThatThePersonReads() {
        UUID wish = asked();
        String uri = "/office/erasures/" + wish + "/refusal";
        for (Actor nobody : List.of(Staff.RECORDS_OFFICER, Staff.AUDITOR, Staff.alum(lin.id(), "离开林"))) {
            assertThat(web.get().uri("/office/erasures").with(as(nobody))).hasStatus(403);
            assertThat(web.post().uri(uri).param("reason", "x").with(as(nobody)).with(csrf()))
                    .hasStatus(403);
        }
        assertThat(text(web.get()
                        .uri("/office/erasures")
                        .with(as(Staff.ADMINISTRATOR))
                        .exchange()))
                .contains("周老师", "还有 29 天");
        assertThat(web.post()
                        .uri(uri)
                        .param("reason", " ")
                        .with(as(Staff.ADMINISTRATOR))
                        .with(csrf()))
                .hasStatus(422);
        for (int n = 0; n < 2; n++) {
            assertThat(web.post()
                            .uri(uri)
                            .param("reason", "司法机关要求保全")
                            .with(as(Staff.ADMINISTRATOR))
                            .with(csrf()))
                    .hasStatus(303);
        }
        assertThat(new Mailbox(outbox).letter(mail, "关于您删除数据").text()).contains("司法机关要求保全");
        assertThat(Visibility.of(now().facts()).standing()).isEqualTo(Visibility.Standing.LISTED);
        erasing.run(wish, Instant.now().plus(Duration.ofDays(40)));
        assertThat(now().facts().has("phone.1")).isTrue();
        assertThat(web.post()
                        .uri(uri.replace(wish.toString(), UUID.randomUUID().toString()))
                        .param("reason", "x")
                        .with(as(Staff.ADMINISTRATOR))
                        .with(csrf()))
                .hasStatus(404);
    }

    @Test
    void erasesAnewWhomABackupBroughtBack() {
        list.add(lin.id(), Instant.now());
        assertThat(replay.go()).isPositive();
        Erasure wish = erasures.latest(lin.id()).orElseThrow();
        assertThat(wish.state()).isEqualTo(Erasure.State.RUNNING);
        erasing.run(wish.id());
        assertThat(now().facts().has("phone.1")).isFalse();
        assertThat(replay.go()).isZero();
    }

    @Test
    void erasesAnewAlsoWhatWasMergedIntoThemSince() {
        Member twin = somebody();
        members.add(List.of(twin));
        assertThat(web.post()
                        .uri("/api/v1/merges")
                        .contentType("application/json")
                        .content("{\"survivor\":\"" + lin.id() + "\",\"merged\":\"" + twin.id() + "\"}")
                        .with(as(Staff.ADMINISTRATOR)))
                .hasStatus(201);
        UUID wish = asked();
        erasing.run(wish, Instant.now().plus(Duration.ofDays(31)));
        assertThat(list.all()).contains(lin.id().value(), twin.id().value());
        assertThat(replay.go()).isZero();
        // The backup of an earlier day knows both, as two people.
        jdbc.sql("delete from privacy.erased where member_id = :id")
                .param("id", twin.id().value())
                .update();
        members.add(List.of(twin));
        assertThat(replay.go()).isEqualTo(1);
        erasing.run(erasures.latest(twin.id()).orElseThrow().id());
        assertThat(members.find(twin.id()).orElseThrow().facts().has("phone.1")).isFalse();
    }

    private UUID asked() {
        assertThat(ask(Office.signIn(web, java.util.Objects.requireNonNull(account)), WORDS))
                .hasStatus(303);
        return erasures.latest(lin.id()).orElseThrow().id();
    }

    private MvcTestResult ask(Cookie session, String words) {
        return web.post()
                .uri("/me/erasure")
                .param("words", words)
                .cookie(session)
                .with(csrf())
                .exchange();
    }

    private void archive(List<String> kinds) {
        var post = web.post()
                .uri("/office/settings/archive")
                .with(as(Staff.ADMINISTRATOR))
                .with(csrf());
        assertThat(post.param("kind", kinds.toArray(String[]::new))).hasStatus(303);
        assertThat(web.post()
                        .uri("/office/settings/archive")
                        .param("kind", "education")
                        .with(as(Staff.ADMINISTRATOR))
                        .with(csrf()))
                .hasStatus(422);
        assertThat(web.post()
                        .uri("/office/settings/archive")
                        .with(as(Staff.RECORDS_OFFICER))
                        .with(csrf()))
                .hasStatus(403);
    }

    private AddressBook.Entry entry() {
        return books.stream()
                .flatMap(book -> book.find(new Recipient.Person(lin.id())).stream())
                .findFirst()
                .orElseThrow();
    }

    private Member now() {
        return members.find(lin.id()).orElseThrow();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /// A room that may fail in the middle of it.
    @TestComponent
    static class Stumbling implements PersonalData {

        private volatile boolean falls;
        private final AtomicInteger times = new AtomicInteger();

        @Override
        public String part() {
            return "stumbling.invitations";
        }

        @Override
        public String words() {
            return "members.copy.";
        }

        @Override
        public List<String> describe() {
            return List.of("members.kept.invitations");
        }

        @Override
        public Map<String, Object> export(MemberId member) {
            return Map.of();
        }

        @Override
        public void merge(UUID merge, MemberId survivor, MemberId merged) {}

        @Override
        public void separate(UUID merge, MemberId survivor, MemberId merged) {}

        @Override
        public void erase(MemberId member) {
            if (falls) {
                throw new IllegalStateException("killed");
            }
            times.incrementAndGet();
        }
    }
}
