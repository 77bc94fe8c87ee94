package org.tongchuang.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.Cast;
import org.tongchuang.Staff;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.notifications.preferences.Preferences;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.notices.NoticeCategory;
import org.tongchuang.shared.notices.NoticeCategory.Medium;
import org.tongchuang.shared.notices.Recipient;

/// Messages as people read them, choose them and look after them.
@SpringBootTest
@AutoConfigureMockMvc
@Import({TrialCategories.class, Office.class})
class NoticePagesTests {

    private static final Pattern UNSUBSCRIBE = Pattern.compile("(?m)^List-Unsubscribe:\\s*<([^>]+)>");

    @Autowired
    private Gate gate;

    @Autowired
    private Office office;

    @Autowired
    private Members members;

    @Autowired
    private Preferences preferences;

    @Autowired
    private Categories categories;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Kept kept;

    @Autowired
    private MockMvcTester web;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void letsAMailProgramUnsubscribeItsReader() {
        Member member = member();
        String letter = raw(letterOf(send(invitation(new Recipient.Person(member.id())))));
        Matcher link = UNSUBSCRIBE.matcher(letter.replaceAll("\r\n[ \t]+", ""));
        assertThat(link.find()).isTrue();
        assertThat(letter).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        String path = link.group(1).replaceFirst("https?://[^/]+", "");
        assertThat(get(path)).contains("<button");
        assertThat(wantsMail(member)).as("looking changes nothing").isTrue();
        for (int n = 0; n < 2; n++) {
            assertThat(web.post()
                            .uri(path)
                            .contentType("application/x-www-form-urlencoded")
                            .content("List-Unsubscribe=One-Click")
                            .exchange())
                    .hasStatusOk();
            assertThat(wantsMail(member)).isFalse();
        }
        assertThat(web.post().uri(path.substring(0, path.length() - 1)).exchange())
                .hasStatus(404);
        assertThat(web.post().uri("/notices/unsubscribe/none").exchange()).hasStatus(404);
    }

    @Test
    void letsWhoeverHasTheLetterChoose() {
        Member member = member();
        LetterInBox letter = LetterInBox.of(outbox.read(letterOf(send(invitation(new Recipient.Person(member.id())))))
                .orElseThrow());
        Matcher link = Pattern.compile("/notices/preferences/[A-Za-z0-9_-]+").matcher(letter.text());
        assertThat(link.find()).isTrue();
        String page = get(link.group());
        assertThat(page)
                .contains("聚会", "trial.reunion EMAIL", "登录验证码")
                .doesNotContain("trial.code EMAIL", member.name());
        assertThat(web.post()
                        .uri(link.group())
                        .with(csrf())
                        .param("want", TrialCategories.REUNION + " INBOX", TrialCategories.CODE + " INBOX")
                        .exchange())
                .hasStatus(303);
        assertThat(wantsMail(member)).isFalse();
        assertThat(jdbc.sql("select count(*) from notifications.preference where to_id = ? and category = ?")
                        .param(member.id().value())
                        .param(TrialCategories.REUNION)
                        .query(Long.class)
                        .single())
                .as("only what differs")
                .isEqualTo(1);
        assertThat(web.post().uri(link.group()).param("want", "x").exchange()).hasStatus(403);
        assertThat(web.get().uri("/notices/preferences/" + "A".repeat(60)).exchange())
                .hasStatus(404);
    }

    @Test
    void showsOnesOwnMessagesNewestFirst() {
        Actor me = actor();
        Actor other = actor();
        for (int n = 1; n <= 35; n++) {
            send(invitation(new Recipient.Account(me.id())).with("收件" + n, "某日"));
        }
        String first = page(me, "/inbox");
        assertThat(first).contains("收件35班聚会", "收件6班聚会", "35 条未读").doesNotContain("收件5班聚会");
        assertThat(first.indexOf("收件35班")).isLessThan(first.indexOf("收件34班"));
        Matcher next = Pattern.compile("/inbox\\?before=[^\"]+").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(page(me, next.group())).contains("收件5班聚会", "收件1班聚会").doesNotContain("收件6班聚会");
        assertThat(page(me, "/account")).contains("35");
        assertThat(page(other, "/inbox")).doesNotContain("收件");
        UUID entry = jdbc.sql("select id from notifications.inbox_entry where to_id = ? order by made_at limit 1")
                .param(me.id())
                .query(UUID.class)
                .single();
        assertThat(post(other, "/inbox/" + entry + "/open")).hasStatus(404);
        assertThat(post(me, "/inbox/" + entry + "/open")).hasStatus(303).hasHeader("Location", "/gatherings/1");
        assertThat(page(me, "/inbox")).contains("34 条未读");
        assertThat(post(me, "/inbox/read")).hasStatus(303);
        assertThat(page(me, "/inbox")).contains("全部已读");
    }

    @Test
    void givesProgramsTheInboxPageByPage() {
        Actor me = actor();
        for (int n = 1; n <= 3; n++) {
            send(invitation(new Recipient.Account(me.id())).with("程序" + n, "某日"));
        }
        String first = json(me, "/api/v1/inbox?size=2");
        assertThat(first)
                .contains("\"unread\":3", "Class 程序3 meets", "\"link\":\"/gatherings/1\"")
                .doesNotContain("程序1");
        String next = first.replaceFirst("(?s).*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(json(me, "/api/v1/inbox?after=" + next)).contains("程序1").doesNotContain("程序2", "\"next\"");
        assertThat(web.get().uri("/api/v1/inbox?after=x").with(Staff.as(me)).exchange())
                .hasStatus(422);
    }

    @Test
    void sendsAnAdministratorATestLetter() {
        Actor me = actor();
        assertThat(web.post()
                        .uri("/office/notices/sender")
                        .with(csrf())
                        .with(Staff.as(me))
                        .param("address", "alumni@mingde.example")
                        .param("replyTo", "office@mingde.example")
                        .exchange())
                .hasStatus(303);
        assertThat(web.post()
                        .uri("/office/notices/sender")
                        .with(csrf())
                        .with(Staff.as(me))
                        .param("address", "alumni@mingde\r\nBcc: x@y.example")
                        .exchange())
                .hasStatus(422);
        assertThat(post(me, "/office/notices/sender/test")).hasStatus(303);
        UUID notice = jdbc.sql("select id from notifications.notice where to_id = ?")
                .param(me.id())
                .query(UUID.class)
                .single();
        UUID letter = letterOf(notice);
        assertThat(raw(letter)).contains("<alumni@mingde.example>", "Reply-To: office@mingde.example");
        assertThat(page(me, "/office/outbox")).contains("测试邮件", "邮件还没有真正发出");
        assertThat(page(me, "/office/outbox/" + letter)).contains("周老师").doesNotContain("现在发送");
        MvcTestResult preview = web.get()
                .uri("/office/outbox/" + letter + "/letter")
                .with(Staff.as(me))
                .exchange();
        assertThat(preview.getResponse().getHeaders("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("sandbox", "default-src 'none'");
        assertThat(post(me, "/office/outbox/" + letter + "/send")).hasStatus(422);
        assertThat(post(me, "/office/outbox/" + letter + "/delete")).hasStatus(303);
        assertThat(web.get().uri("/office/outbox/" + letter).with(Staff.as(me)).exchange())
                .hasStatus(404);
        assertThat(jdbc.sql("select act from privacy.audit_event where actor = ? order by id")
                        .param(me.id())
                        .query(String.class)
                        .list())
                .containsSubsequence(
                        "notifications.sender.changed",
                        "notifications.sender.tested",
                        "notifications.outbox.read",
                        "notifications.outbox.deleted");
    }

    @Test
    void sendsAgainWhatFailedWhenTheOfficeSaysSo() {
        Actor me = actor();
        Member member = member();
        UUID notice = send(invitation(new Recipient.Person(member.id())));
        UUID letter = letterOf(notice);
        assertThat(post(me, "/office/notices/" + letter + "/again"))
                .as("what was sent")
                .hasStatus(422);
        Notice fresh = invitation(new Recipient.Person(member.id())).with("再发", "某日");
        transaction.executeWithoutResult(status -> {
            gate.send(fresh);
            jdbc.sql(
                            "update notifications.delivery set state = 'HANDED_OVER', changed_at = now() - interval '1 hour' where notice_id = ? and medium = 'EMAIL'")
                    .param(fresh.key())
                    .update();
        });
        String page = page(me, "/office/notices?state=UNCERTAIN");
        assertThat(page).contains(member.name(), "不确定", "重新发送");
        UUID uncertain = jdbc.sql("select id from notifications.delivery where notice_id = ? and medium = 'EMAIL'")
                .param(fresh.key())
                .query(UUID.class)
                .single();
        assertThat(post(me, "/office/notices/" + uncertain + "/again")).hasStatus(303);
        assertThat(letterOf(fresh.key())).isEqualTo(uncertain);
        assertThat(page(me, "/office/notices?category=trial.reunion&from=2000-01-01&to=2999-12-31"))
                .contains("聚会", "已发送");
        assertThat(page(me, "/office/notices?state=EXPIRED&from=x")).contains("这里没有消息");
    }

    @Test
    void takesAllAlongWhenTwoRecordsBecomeOneAndGivesItBack() {
        Member survivor = member();
        Member merged = member();
        NoticeCategory reunions = categories.find(TrialCategories.REUNION).orElseThrow();
        UUID notice = send(invitation(new Recipient.Person(merged.id())));
        letterOf(notice);
        preferences.choose(merged.id().value(), reunions, Medium.EMAIL, false);
        preferences.choose(survivor.id().value(), reunions, Medium.INBOX, false);
        UUID merge = UUID.randomUUID();
        PersonalData data = kept;
        for (int n = 0; n < 2; n++) {
            data.merge(merge, survivor.id(), merged.id());
            assertThat(owners(notice)).containsOnly(survivor.id().value());
            assertThat(wantsMail(survivor)).isFalse();
        }
        assertThat(data.export(survivor.id()).toString()).contains("物理1998级1", "SENT", "EMAIL");
        for (int n = 0; n < 2; n++) {
            data.separate(merge, survivor.id(), merged.id());
            assertThat(owners(notice)).containsOnly(merged.id().value());
            assertThat(wantsMail(survivor)).isTrue();
            assertThat(wantsMail(merged)).isFalse();
        }
        data.erase(merged.id());
        assertThat(owners(notice)).isEmpty();
        assertThat(data.export(merged.id()).values()).allMatch(part -> ((List<?>) part).isEmpty());
        assertThat(data.describe()).isNotEmpty();
    }

    @Test
    void declaresEveryColumnThatMayHoldSealedValues() {
        assertThat(jdbc.sql("""
                        select table_name || '.' || column_name from information_schema.columns
                        where table_schema = 'notifications' and data_type = 'bytea'
                        """).query(String.class).list())
                .containsExactlyInAnyOrder("notice.content", "delivery.said", "inbox_entry.content");
    }

    private List<UUID> owners(UUID notice) {
        return jdbc.sql("""
                select to_id from notifications.notice where id = :id
                union all select to_id from notifications.inbox_entry where id = :id
                """)
                .param("id", notice)
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
    }

    private boolean wantsMail(Member member) {
        return preferences
                .of(member.id().value())
                .wants(categories.find(TrialCategories.REUNION).orElseThrow(), Medium.EMAIL);
    }

    private UUID send(Notice notice) {
        transaction.executeWithoutResult(status -> gate.send(notice));
        return notice.key();
    }

    private static Notice invitation(Recipient to) {
        return Notice.to(to, TrialCategories.REUNION, TrialCategories.INVITED)
                .with("物理1998级1", "十月三日")
                .linking("/gatherings/1");
    }

    /// The letter of a notice, once it lies in the outbox.
    private UUID letterOf(UUID notice) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            List<UUID> sent = jdbc.sql(
                            "select id from notifications.delivery where notice_id = ? and medium = 'EMAIL' and state = 'SENT'")
                    .param(notice)
                    .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                    .list();
            if (!sent.isEmpty()) {
                return sent.getFirst();
            }
            assertThat(System.nanoTime()).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    private String raw(UUID letter) {
        return new String(outbox.read(letter).orElseThrow(), StandardCharsets.ISO_8859_1);
    }

    private Member member() {
        Member member =
                Cast.linHai().with("email.1", "pages.lin@alumni.example").member(MemberId.next());
        members.add(List.of(member));
        return member;
    }

    private Actor actor() {
        Account account = office.somebody(Role.ADMINISTRATOR);
        return account.actor("127.0.0.1");
    }

    private String get(String path) {
        return text(web.get().uri(path).exchange());
    }

    private String page(Actor actor, String path) {
        return text(web.get().uri(path).with(Staff.as(actor)).exchange());
    }

    private String json(Actor actor, String path) {
        return text(web.get()
                .uri(path)
                .header("Accept-Language", "en")
                .with(Staff.as(actor))
                .exchange());
    }

    private MvcTestResult post(Actor actor, String path) {
        return web.post().uri(path).with(csrf()).with(Staff.as(actor)).exchange();
    }

    private static String text(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
