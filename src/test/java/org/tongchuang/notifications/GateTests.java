package org.tongchuang.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.Cast;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.notifications.preferences.Preferences;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.NoticeCategory.Medium;
import org.tongchuang.shared.notices.Recipient;

/// What becomes of a notice between the room that has something to say and the person it is for.
@SpringBootTest
@Import(TrialCategories.class)
class GateTests {

    @Autowired
    private Gate gate;

    @Autowired
    private Members members;

    @Autowired
    private Preferences preferences;

    @Autowired
    private Categories categories;

    @Autowired
    private Outbox outbox;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void existsExactlyIfTheChangeDoesThatItTellsOf() {
        Notice taken = invitation(somebody());
        transaction.executeWithoutResult(status -> {
            gate.send(taken);
            status.setRollbackOnly();
        });
        assertThat(count("notice where id = ?", taken.key())).isZero();
        assertThat(count("inbox_entry where id = ?", taken.key())).isZero();
        assertThatThrownBy(() -> gate.send(taken)).hasMessageContaining("transaction");
    }

    @Test
    void sendsOneKeyOnce() {
        Notice notice = invitation(somebody());
        send(notice);
        send(notice);
        transaction.executeWithoutResult(status -> gate.send(List.of(notice, notice.with("别的", "词"))));
        assertThat(count("delivery where notice_id = ?", notice.key())).isEqualTo(2);
        LetterInBox letter = LetterInBox.of(outbox.read(emailOf(notice, "SENT")).orElseThrow());
        assertThat(letter.subject()).isEqualTo("物理1998级1班聚会定在十月三日");
    }

    @Test
    void writesInTheLanguageOfTheRecipient() {
        Member ada = added(Cast.ada().with("name", "Ada Wong").with("language.1", "英语"));
        Notice notice = invitation(ada.id());
        send(notice);
        LetterInBox letter = LetterInBox.of(outbox.read(emailOf(notice, "SENT")).orElseThrow());
        assertThat(letter.subject()).isEqualTo("Class 物理1998级1 meets on 十月三日");
        assertThat(letter.text()).startsWith("Hello Ada Wong,").contains("/gatherings/1", "See who comes");
        assertThat(letter.html()).contains("lang=\"en\"").doesNotContain("src=", "@import", "url(");
    }

    @Test
    void writesInTheLanguageOfWhoeverAskedForIt() {
        Notice notice = Notice.to(
                        new Recipient.Address("gate.guest@alumni.example", Words.CHINESE, "来客"),
                        TrialCategories.CODE,
                        TrialCategories.SENT)
                .with("483920")
                .in(Words.ENGLISH)
                .lasting(Duration.ofMinutes(10));
        send(notice);
        LetterInBox letter = LetterInBox.of(outbox.read(emailOf(notice, "SENT")).orElseThrow());
        assertThat(letter.subject()).isEqualTo("Your code: 483920");
        assertThat(letter.to()).isEqualTo("来客 <gate.guest@alumni.example>");
    }

    @Test
    void keepsNothingOfACodeOnceItWasSent() {
        Notice notice = code("730164", "gate.code@alumni.example");
        send(notice);
        emailOf(notice, "SENT");
        assertThat(jdbc.sql("select content from notifications.notice where id = ?")
                        .param(notice.key())
                        .query()
                        .singleRow()
                        .get("content"))
                .isNull();
        assertThat(everyValue()).noneMatch(value -> value.contains("730164") || value.contains("gate.code@"));
    }

    @Test
    void sealsWhatWaits() {
        Notice notice = code("917355", "gate.waits@alumni.example");
        transaction.executeWithoutResult(status -> {
            gate.send(notice);
            assertThat(everyValue()).noneMatch(value -> value.contains("917355") || value.contains("gate.waits@"));
            assertThat(count("notice where content is not null and id = ?", notice.key()))
                    .isEqualTo(1);
        });
    }

    @Test
    void sealsTheInboxToo() {
        Notice notice = invitation(somebody()).with("封存班", "某日");
        send(notice);
        assertThat(count("inbox_entry where id = ?", notice.key())).isEqualTo(1);
        emailOf(notice, "SENT");
        assertThat(everyValue()).noneMatch(value -> value.contains("封存班"));
    }

    @Test
    void leavesOutWhatSomebodySwitchedOff() {
        MemberId somebody = somebody();
        var reunions = categories.find(TrialCategories.REUNION).orElseThrow();
        preferences.choose(somebody.value(), reunions, Medium.EMAIL, false);
        Notice notice = invitation(somebody);
        send(notice);
        emailOf(notice, "SKIPPED");
        assertThat(count("delivery where reason = 'UNWANTED' and notice_id = ?", notice.key()))
                .isEqualTo(1);
        assertThat(count("inbox_entry where id = ?", notice.key())).isEqualTo(1);
        assertThat(count("notice where content is not null and id = ?", notice.key()))
                .isZero();
    }

    @Test
    void letsNobodySwitchOffWhatMustBeSent() {
        assertThatThrownBy(() -> preferences.choose(
                        UUID.randomUUID(), categories.find(TrialCategories.CODE).orElseThrow(), Medium.EMAIL, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesTheDeadAndWhoeverAskedForItInPeace() {
        Notice dead = invitation(added(Cast.maXiaohong().with("email.1", "gate.ma@alumni.example"))
                .id());
        Notice quiet =
                invitation(added(Cast.heJun().with("doNotContact", "true")).id());
        send(dead);
        send(quiet);
        emailOf(dead, "SKIPPED");
        emailOf(quiet, "SKIPPED");
        assertThat(count("delivery where reason = 'QUIET' and notice_id in (?, '" + dead.key() + "')", quiet.key()))
                .isEqualTo(2);
        Notice necessary = Notice.to(
                        new Recipient.Person(((Recipient.Person) quiet.to()).id()),
                        TrialCategories.CODE,
                        TrialCategories.SENT)
                .with("1");
        send(necessary);
        emailOf(necessary, "SENT");
    }

    @Test
    void writesToTheFirstAddressThatWorks() {
        Member member = added(Cast.zhaoWenmin()
                .with("email.1", "gate.old@alumni.example")
                .with("emailFailed.1", "gate.old@alumni.example")
                .with("email.2", "gate.new@alumni.example"));
        Notice notice = invitation(member.id());
        send(notice);
        assertThat(LetterInBox.of(outbox.read(emailOf(notice, "SENT")).orElseThrow())
                        .to())
                .contains("<gate.new@alumni.example>");
        Notice lost = invitation(
                added(Cast.xuJing().without("email.1").without("email.2")).id());
        send(lost);
        emailOf(lost, "SKIPPED");
        assertThat(count("delivery where reason = 'NO_ADDRESS' and notice_id = ?", lost.key()))
                .isEqualTo(1);
    }

    @Test
    void dropsWhatIsTooLate() {
        Notice notice = code("55", "gate.late@alumni.example").lasting(Duration.ofSeconds(-1));
        send(notice);
        emailOf(notice, "EXPIRED");
        assertThat(count("notice where content is not null and id = ?", notice.key()))
                .isZero();
    }

    @Test
    void refusesWhatNobodyDeclared() {
        MemberId somebody = somebody();
        List<Notice> wrong = List.of(
                Notice.to(new Recipient.Person(somebody), "trial.unknown", TrialCategories.INVITED),
                Notice.to(new Recipient.Person(somebody), TrialCategories.REUNION, "trial.reunion.unknown"),
                Notice.to(new Recipient.Person(somebody), TrialCategories.CODE, TrialCategories.SENT)
                        .linking("/x"),
                Notice.to(
                        new Recipient.Address("a@b.example", Words.CHINESE, ""),
                        TrialCategories.REUNION,
                        TrialCategories.INVITED));
        for (Notice notice : wrong) {
            assertThatThrownBy(() -> send(notice)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> invitation(somebody).linking("//evil.example"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void send(Notice notice) {
        transaction.executeWithoutResult(status -> gate.send(notice));
    }

    private static Notice invitation(MemberId to) {
        return Notice.to(new Recipient.Person(to), TrialCategories.REUNION, TrialCategories.INVITED)
                .with("物理1998级1", "十月三日")
                .linking("/gatherings/1");
    }

    private static Notice code(String code, String email) {
        return Notice.to(new Recipient.Address(email, Words.CHINESE, ""), TrialCategories.CODE, TrialCategories.SENT)
                .with(code);
    }

    private MemberId somebody() {
        return added(Cast.linHai()).id();
    }

    private Member added(Cast person) {
        Member member = person.member(MemberId.next());
        members.add(List.of(member));
        return member;
    }

    /// The delivery by e-mail, once it is in this state.
    private UUID emailOf(Notice notice, String state) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            var found = jdbc.sql(
                            "select id, state from notifications.delivery where notice_id = ? and medium = 'EMAIL'")
                    .param(notice.key())
                    .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                    .single();
            if (found.get(1).equals(state)) {
                return UUID.fromString(found.get(0));
            }
            assertThat(System.nanoTime()).as("still " + found).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000);
        }
    }

    private long count(String where, Object arg) {
        return jdbc.sql("select count(*) from notifications." + where)
                .param(arg)
                .query(Long.class)
                .single();
    }

    /// Every value of every row in the room, as text and as the text in its bytes.
    private List<String> everyValue() {
        List<String> all = new ArrayList<>();
        for (String table : jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = 'notifications'")
                .query(String.class)
                .list()) {
            jdbc.sql("select * from notifications." + table).query(row -> {
                for (int n = 1; n <= row.getMetaData().getColumnCount(); n++) {
                    Object value = row.getObject(n);
                    all.add(
                            value instanceof byte[] bytes
                                    ? new String(bytes, StandardCharsets.UTF_8)
                                    : String.valueOf(value));
                }
            });
        }
        return all;
    }
}
