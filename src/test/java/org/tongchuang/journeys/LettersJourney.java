package org.tongchuang.journeys;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.Mailbox;
import org.tongchuang.integrations.mail.Outbox;

/// In by a code from a letter, and a new password by another, as somebody lives through it who has only their mail.
class LettersJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.startWithAdministrator(EMAIL, PASSWORD);
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"375, zh-CN, 登录验证码, 重设密码", "1280, en, Your sign-in code, A new password"})
    void comesInByLettersAlone(int width, String language, String codeSubject, String passwordSubject) {
        jdbc().sql("delete from identity.failed_sign_in").update();
        outbox().list(null, 100).forEach(outbox()::delete);
        Page page = browser.window(width, language);
        String name = "letters-" + width + "-" + language + "-";
        Browser.signIn(page, EMAIL, PASSWORD);
        allowCodes(page, name);
        Browser.signOut(page);
        page.click("a[href^='/sign-in/code']");
        look(page, name + "code-ask");
        page.fill("[name=email]", EMAIL);
        page.click("form[action='/sign-in/code'] button[type=submit]");
        page.waitForURL("**/sign-in/code/**");
        page.fill("[name=code]", "000000");
        page.click("main button[type=submit]");
        page.waitForSelector(".form-error");
        look(page, name + "code-wrong");
        page.navigate(link(codeSubject, "/sign-in/code/"));
        look(page, name + "code-filled");
        page.click("main button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
        Browser.signOut(page);
        newPassword(page, name, passwordSubject);
        Browser.signIn(page, EMAIL, PASSWORD + " " + width);
        jdbc().sql("update identity.account set password = :hash")
                .param("hash", hash(PASSWORD))
                .update();
    }

    private static void allowCodes(Page page, String name) {
        page.navigate("/account");
        look(page, name + "account");
        page.click("a[href='/account/ways']");
        look(page, name + "ways");
        if (page.locator("form[action='/account/ways/code']").count() > 0) {
            page.click("form[action='/account/ways/code'] button");
            page.waitForSelector(".toast");
        }
        page.click("form[action='/account/ways/code/remove'] button");
        page.waitForSelector(".toast");
        page.click("[data-open=no-password]");
        page.click("dialog[open] button[type=submit]");
        page.waitForSelector(".form-error");
        look(page, name + "ways-last");
        page.click("form[action='/account/ways/code'] button");
        page.waitForSelector(".toast");
    }

    private static void newPassword(Page page, String name, String subject) {
        page.click("a[href='/sign-in/password']");
        look(page, name + "forgotten");
        page.fill("[name=email]", EMAIL);
        page.click("main button[type=submit]");
        page.waitForSelector(".toast");
        look(page, name + "sign-in");
        page.navigate(link(subject, "/sign-in/password/"));
        look(page, name + "new-password");
        page.fill("[name=password]", PASSWORD + " " + (name.contains("375") ? 375 : 1280));
        page.click("main button[type=submit]");
        page.waitForSelector(".toast");
    }

    private static String link(String subject, String beginning) {
        return Mailbox.path(new Mailbox(outbox()).letter(EMAIL, subject), beginning);
    }

    private static String hash(String password) {
        return browser.application()
                .getBean(org.tongchuang.identity.accounts.Passwords.class)
                .hash(password);
    }

    private static void look(Page page, String name) {
        Browser.fits(page);
        Browser.accessible(page);
        Browser.picture(page, name);
    }

    private static Outbox outbox() {
        return browser.application().getBean(Outbox.class);
    }

    private static JdbcClient jdbc() {
        return browser.application().getBean(JdbcClient.class);
    }
}
