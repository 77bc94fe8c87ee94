package org.tongchuang.members.stilltrue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Mailbox;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Asking once in a while whether what is held is still true, and the answer by one press.
@SpringBootTest
@AutoConfigureMockMvc
class StillTrueTests {

    private static final Clock NOW = Clock.systemUTC();

    @Autowired
    private MockMvcTester web;

    @Autowired
    private StillTrueDesk asking;

    @Autowired
    private Members members;

    @Autowired
    private MemberAccounts accounts;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void asksOnceAndTakesOnePressForAnAnswer() {
        Member old = joined("问旧一", "ask.one@alumni.example", Duration.ofDays(300), Map.of());
        round(NOW);
        round(NOW);
        assertThat(asked(old)).isEqualTo(1);
        String link = Mailbox.path(new Mailbox(outbox).letter("ask.one@alumni.example", "这些还对吗"), "/still-true/");
        assertThat(text(web.get().uri(link).exchange()))
                .contains("问旧一", "问旧厂", "a***@alumni.example", "都还对")
                .doesNotContain("ask.one@alumni.example");
        assertThat(now(old).facts().has("confirmed")).as("looking says nothing").isFalse();
        assertThat(text(press(link))).contains("谢谢您");
        assertThat(text(press(link))).contains("谢谢您");
        assertThat(now(old).facts().has("confirmed")).isTrue();
        assertThat(now(old).originOf("confirmed").source()).isEqualTo(Source.SELF);
        round(NOW);
        assertThat(asked(old)).isEqualTo(1);
        round(Clock.offset(NOW, Duration.ofDays(200)));
        assertThat(asked(old)).as("half a year after they said so").isEqualTo(2);
    }

    @Test
    void leavesInPeaceWhoNeverAnsweredAndAsksOfWhatIsNewAgain() {
        Member silent = joined("问旧二", "ask.two@alumni.example", Duration.ofDays(300), Map.of());
        round(NOW);
        round(Clock.offset(NOW, Duration.ofDays(200)));
        round(Clock.offset(NOW, Duration.ofDays(400)));
        assertThat(asked(silent)).as("each word is asked about once").isEqualTo(1);
        members.save(now(silent).edit(Map.of("city", "昆明"), origin(Duration.ofDays(-1))));
        round(Clock.offset(NOW, Duration.ofDays(400)));
        assertThat(asked(silent)).isEqualTo(2);
    }

    @Test
    void asksNobodyOfWhatIsFreshOrWhoWantsNoLettersOrHasNoAccount() {
        Member fresh = joined("问新三", "ask.three@alumni.example", Duration.ofDays(20), Map.of());
        Member quiet = joined("问静四", "ask.four@alumni.example", Duration.ofDays(300), Map.of("doNotContact", "true"));
        Member studies = Member.create(
                MemberId.next(),
                Facts.of(Map.of("name", "问学五", "education.1.school", "问学院")),
                origin(Duration.ofDays(900)));
        members.add(List.of(studies));
        accounts.join(studies.id(), "问学五", "ask.five@alumni.example", null);
        Member alone = added("问孤六", "ask.six@alumni.example", Duration.ofDays(300), Map.of());
        round(NOW);
        assertThat(List.of(asked(fresh), asked(quiet), asked(studies), asked(alone)))
                .containsOnly(0);
    }

    @Test
    void takesCorrectionsByTheLink() {
        Member old = joined("问改七", "ask.seven@alumni.example", Duration.ofDays(300), Map.of());
        round(NOW);
        String link = Mailbox.path(new Mailbox(outbox).letter("ask.seven@alumni.example", "这些还对吗"), "/still-true/");
        assertThat(text(web.get().uri(link + "/edit/contact").exchange())).doesNotContain("ask.seven@alumni.example");
        assertThat(web.post()
                        .uri(link + "/edit/contact")
                        .param("version", "1")
                        .param("city", "大理")
                        .with(csrf()))
                .hasStatus(303)
                .hasHeader("Location", link);
        assertThat(now(old).facts().get("city")).isEqualTo("大理");
        assertThat(web.get().uri(link + "x")).hasStatus(410);
        assertThat(web.post().uri(link.substring(0, link.length() - 3) + "AAA").with(csrf()))
                .hasStatus(410);
    }

    @AfterEach
    void forgetTheLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private void round(Clock clock) {
        jdbc.sql("""
                update members.still_true_round
                set after = '00000000-0000-0000-0000-000000000000', ended_at = null
                """).update();
        boolean more = true;
        while (more) {
            more = asking.step(clock);
        }
    }

    private int asked(Member member) {
        return jdbc.sql(
                        "select count(*) from notifications.notice where category = 'members.still-true' and to_id = :id")
                .param("id", member.id().value())
                .query(Integer.class)
                .single();
    }

    private Member joined(String name, String email, Duration age, Map<String, String> more) {
        Member member = added(name, email, age, more);
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        accounts.join(member.id(), name, email, null);
        return member;
    }

    private Member added(String name, String email, Duration age, Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(Map.of(
                "name", name,
                "email.1", email,
                "city", "深圳",
                "career.1.employer", "问旧厂",
                "career.1.current", "true"));
        facts.putAll(more);
        Member member = Member.create(MemberId.next(), Facts.of(facts), origin(age));
        members.add(List.of(member));
        return member;
    }

    private static Origin origin(Duration age) {
        return new Origin(Source.ROSTER, Instant.now().minus(age), null, "名册", null);
    }

    private Member now(Member member) {
        return members.all(List.of(member.id())).getFirst();
    }

    private MvcTestResult press(String link) {
        return web.post().uri(link).with(csrf()).exchange();
    }

    private static String text(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
