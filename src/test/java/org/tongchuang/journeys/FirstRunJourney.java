package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From an empty installation to a colleague with a password of their own.
class FirstRunJourney {

    private static final String PASSWORD = "校友会的钥匙 2026";

    @ParameterizedTest
    @CsvSource({"375, zh-CN", "1280, en", "375, en", "1280, zh-CN"})
    void leadsFromTheWizardToAColleagueWithTheirOwnPassword(int width, String language) {
        try (Browser browser = Browser.start()) {
            Page page = browser.window(width, language);
            String name = "first-run-" + width + "-" + language + "-";
            walkThroughTheWizard(page, name);
            lookAround(page, name);
            String issued = addAColleague(page, name);
            makeAToken(page, name);
            Browser.signOut(page);
            look(page, name + "sign-in");
            takeTheWrongPassword(page, name);
            Browser.signIn(page, "lin@example.edu", issued);
            assertThat(page.url()).endsWith("/account");
            look(page, name + "account-issued");
            changePassword(page, issued);
            look(page, name + "account");
            Browser.signOut(page);
            Browser.signIn(page, "lin@example.edu", PASSWORD);
            assertThat(page.url()).doesNotContain("/account").doesNotContain("/sign-in");
            assertThat(page.navigate("/office/accounts").status()).isEqualTo(403);
        }
    }

    private static void walkThroughTheWizard(Page page, String name) {
        page.navigate("/");
        page.waitForURL("**/set-up");
        look(page, name + "wizard");
        page.fill("[name=universityChinese]", "江南大学校友会");
        page.fill("[name=universityEnglish]", "Jiangnan University");
        page.fill("[name=name]", "周老师");
        page.fill("[name=email]", "zhou@example.edu");
        page.fill("[name=password]", "correct horse battery");
        page.click("main button[type=submit]");
        page.waitForURL("**/office/members**");
    }

    private static void lookAround(Page page, String name) {
        page.navigate("/office/settings");
        look(page, name + "settings");
        page.evaluate("""
                const colour = document.getElementById('f-accent');
                colour.value = '#ffee88';
                colour.dispatchEvent(new Event('input', { bubbles: true }));
                """);
        page.waitForCondition(() -> page.textContent("#contrast").contains("1.1"));
        page.navigate("/office/audit");
        look(page, name + "audit");
        page.navigate("/office/accounts");
        look(page, name + "accounts");
    }

    private static String addAColleague(Page page, String name) {
        page.click("a[href='/office/accounts/new']");
        look(page, name + "account-new");
        page.fill("[name=name]", "林海");
        page.fill("[name=email]", "lin@example.edu");
        assertThat(page.isVisible("#f-school-0"))
                .as("schools are asked for when they matter")
                .isFalse();
        page.check("[value=DEPARTMENT_OFFICER]");
        page.fill("#f-school-0", "物理学院");
        page.click("main button[type=submit]");
        page.waitForSelector("#secret");
        look(page, name + "issued");
        String issued = page.textContent("#secret");
        page.navigate("/office/accounts");
        page.click("text=林海");
        look(page, name + "account-edit");
        return issued;
    }

    private static void makeAToken(Page page, String name) {
        page.navigate("/account");
        page.click("#tokens summary");
        page.fill("#tokens [name=name]", "一卡通同步");
        page.check("#tokens [value='members:read']");
        look(page, name + "token-new");
        page.click("#tokens form[action='/account/tokens'] button[type=submit]");
        page.waitForSelector("#secret");
        look(page, name + "token-issued");
        String token = page.textContent("#secret");
        page.navigate("/account");
        assertThat(page.content()).contains("一卡通同步").doesNotContain(token);
        look(page, name + "token");
    }

    private static void takeTheWrongPassword(Page page, String name) {
        page.fill("[name=email]", "lin@example.edu");
        page.fill("[name=password]", "not the password");
        page.click("form[action='/sign-in'] button[type=submit]");
        page.waitForSelector(".form-error");
        assertThat(page.inputValue("[name=email]")).isEqualTo("lin@example.edu");
        look(page, name + "sign-in-wrong");
    }

    private static void changePassword(Page page, String issued) {
        page.fill("[name=old]", issued);
        page.fill("#password [name=password]", PASSWORD);
        page.click("#password button[type=submit]");
        page.waitForSelector(".toast");
    }

    private static void look(Page page, String name) {
        Browser.fits(page);
        Browser.accessible(page);
        Browser.picture(page, name);
    }
}
