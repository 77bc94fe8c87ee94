package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.integrations.campus.OidcStandIn;

/// The office sets campus sign-on up, somebody links it, comes in by it, and unlinks it again.
class OutsideJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static final String PLACE = "/office/settings/outside";
    private static Browser browser;
    private static OidcStandIn campus;

    @BeforeAll
    static void open() {
        browser = Browser.startWithAdministrator(EMAIL, PASSWORD);
        campus = new OidcStandIn(Clock.systemUTC());
        campus.person(
                Map.of("sub", "f:1", "name", "周敏", "preferred_username", "19980012", "email", "zhou@mingde.example"));
    }

    @AfterAll
    static void leave() {
        campus.close();
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"375, zh-CN", "1280, en", "375, en", "1280, zh-CN"})
    void linksTheCampusAndComesInByIt(int width, String language) {
        JdbcClient jdbc = browser.application().getBean(JdbcClient.class);
        jdbc.sql("delete from identity.outside_provider").update();
        jdbc.sql("delete from identity.failed_sign_in").update();
        Page page = browser.window(width, language);
        String name = "outside-" + width + "-" + language + "-";
        Browser.signIn(page, EMAIL, PASSWORD);
        setUp(page, name);
        page.navigate("/account/ways");
        look(page, name + "ways");
        page.click("#outside a.button");
        page.waitForURL("**/account/ways/outside/arrived/**");
        assertThat(page.textContent("main")).contains("周敏", "19980012");
        look(page, name + "confirm");
        page.click("main form button[type=submit]");
        page.waitForSelector(".toast");
        look(page, name + "linked");
        Browser.signOut(page);
        look(page, name + "sign-in");
        page.click(".further a.button");
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.navigate("/account/ways");
        page.click("#outside [data-open]");
        page.waitForSelector("dialog[open]");
        page.click("dialog[open] button[type=submit]");
        page.waitForSelector(".toast");
        assertThat(page.locator("#outside tbody tr").count()).isZero();
        Browser.signOut(page);
        String way = page.getAttribute(".further a.button", "href");
        page.click(".further a.button");
        page.waitForURL("**/join/campus/**");
        assertThat(page.textContent("main")).contains("19980012");
        look(page, name + "newcomer");
        page.navigate(way.replaceFirst("\\?.*", "") + "/stranger");
        look(page, name + "stranger");
        campus.does(OidcStandIn.Mischief.BROKEN);
        page.navigate("/sign-in");
        page.click(".further a.button");
        page.waitForURL("**/trouble**");
        look(page, name + "trouble");
        campus.does(OidcStandIn.Mischief.NONE);
    }

    private static void setUp(Page page, String name) {
        page.navigate(PLACE);
        look(page, name + "office-empty");
        page.click("form:has(input[value=OIDC]) button");
        page.waitForURL("**" + PLACE + "/*");
        page.check("[name=active]");
        page.click("main form button[type=submit]");
        page.waitForSelector(".form-error");
        look(page, name + "office-wrong");
        page.fill("[name='set.issuer']", campus.address());
        page.fill("[name='set.clientId']", OidcStandIn.CLIENT);
        page.fill("[name='set.clientSecret']", OidcStandIn.SECRET);
        page.check("[name=active]");
        page.click("main form button[type=submit]");
        page.waitForSelector(".toast");
        assertThat(page.inputValue("[name='set.clientSecret']")).isEmpty();
        look(page, name + "office-saved");
        page.click("main a[href$='/try']");
        page.waitForURL("**/tried/**");
        assertThat(page.textContent("main")).contains("preferred_username", "19980012");
        look(page, name + "office-tried");
        page.navigate(PLACE);
        look(page, name + "office");
    }

    private static void look(Page page, String name) {
        Browser.fits(page);
        Browser.accessible(page);
        Browser.picture(page, name);
    }
}
