package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.notifications.TrialCategories;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.Recipient;

/// Messages from the test letter to the last unsubscribing, on a desk and on a phone, in both languages.
class NoticesJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static Browser browser;
    private static UUID me;

    @BeforeAll
    static void sendSome() {
        browser = Browser.start(
                "--TONGCHUANG_ADMIN_EMAIL=" + EMAIL,
                "--TONGCHUANG_ADMIN_PASSWORD=" + PASSWORD,
                "--spring.main.sources=org.tongchuang.notifications.TrialCategories");
        me = jdbc().sql("select id from identity.account").query(UUID.class).single();
        Gate gate = browser.application().getBean(Gate.class);
        new TransactionTemplate(browser.application().getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> {
                    for (String day : List.of("十月三日", "十月四日", "五月一日")) {
                        gate.send(Notice.to(new Recipient.Account(me), TrialCategories.REUNION, TrialCategories.INVITED)
                                .with("物理1998级1", day)
                                .linking("/account"));
                    }
                    gate.send(Notice.to(
                                    new Recipient.Address("guest@alumni.example", Words.ENGLISH, "Ada Wong"),
                                    TrialCategories.CODE,
                                    TrialCategories.SENT)
                            .with("483920"));
                });
        awaitLetters(4);
        jdbc().sql("update notifications.delivery set state = 'FAILED', reason = 'REFUSED' where urgent")
                .update();
        jdbc().sql("""
                update notifications.delivery set state = 'HANDED_OVER', changed_at = now() - interval '1 hour'
                where id = (select id from notifications.delivery where state = 'SENT' and medium = 'EMAIL' limit 1)
                """).update();
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    @Test
    void looksRightEverywhere() {
        UUID letter = browser.application().getBean(Outbox.class).list(null, 1).getFirst();
        for (String language : List.of("zh-CN", "en")) {
            for (int width : List.of(1280, 375)) {
                Page page = browser.window(width, language);
                Browser.signIn(page, EMAIL, PASSWORD);
                for (String path : List.of(
                        "/inbox",
                        "/notices/preferences",
                        "/office/notices",
                        "/office/notices/sender",
                        "/office/outbox",
                        "/office/outbox/" + letter)) {
                    page.navigate(path);
                    String name =
                            path.replace("/" + letter, "-letter").substring(1).replace('/', '-');
                    Browser.picture(page, name + "-" + width + "-" + language.substring(0, 2));
                    Browser.fits(page);
                    Browser.accessible(page);
                }
            }
        }
    }

    @Test
    void goesFromTheTestLetterToTheOutbox() {
        Page page = browser.window(1280, "en");
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/office/notices/sender");
        page.fill("[name=address]", "alumni@mingde.example");
        page.click("main .card button.primary");
        page.waitForSelector(".toast");
        page.click("form[action$='/test'] button");
        page.waitForSelector(".toast");
        awaitLetters(5);
        page.navigate("/office/outbox");
        assertThat(page.locator("main").innerText())
                .contains("No mail leaves this house")
                .contains("It works");
        page.click("text=It works: a test letter");
        page.click("[data-open=delete]");
        page.waitForSelector("dialog[open]");
        page.click("dialog[open] button[type=submit]");
        page.waitForSelector(".toast");
        assertThat(page.locator("main").innerText()).doesNotContain("It works");
    }

    @Test
    void choosesAndUnsubscribesFromALetterWithoutSigningIn() {
        Outbox outbox = browser.application().getBean(Outbox.class);
        LetterInBox letter = outbox.list(null, 50).stream()
                .map(id -> LetterInBox.of(outbox.read(id).orElseThrow()))
                .filter(one -> one.subject().contains("聚会"))
                .findFirst()
                .orElseThrow();
        Page page = browser.window(375, "zh-CN");
        page.navigate(letter.text().replaceFirst("(?s).*(/notices/preferences/[A-Za-z0-9_-]+).*", "$1"));
        Browser.picture(page, "notices-preferences-link-375-zh");
        Browser.fits(page);
        Browser.accessible(page);
        page.uncheck("[value='trial.reunion EMAIL']");
        page.click("main button[type=submit]");
        page.waitForSelector(".toast");
        assertThat(page.isChecked("[value='trial.reunion EMAIL']")).isFalse();
        for (String scheme : List.of("LIGHT", "DARK")) {
            Page shown = browser.window(375, "zh-CN");
            shown.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(com.microsoft.playwright.options.ColorScheme.valueOf(scheme)));
            shown.setContent(letter.html());
            Browser.picture(shown, "letter-375-" + scheme.toLowerCase(java.util.Locale.ROOT));
        }
    }

    private static void awaitLetters(int many) {
        Outbox outbox = browser.application().getBean(Outbox.class);
        long end = System.nanoTime() + 20_000_000_000L;
        while (outbox.count() < many) {
            assertThat(System.nanoTime()).isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static JdbcClient jdbc() {
        return browser.application().getBean(JdbcClient.class);
    }
}
