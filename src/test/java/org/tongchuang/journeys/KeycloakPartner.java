package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Campus sign-on by OpenID Connect and by SAML with a real Keycloak, which runs at another address than we do, so that
/// what it posts comes without our cookies, as on a campus. Only with the profile `campus`.
class KeycloakPartner {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static final String PLACE = "/office/settings/outside";
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.startWithAdministrator(EMAIL, PASSWORD);
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    @Test
    void letsPeopleInByBothProtocols() {
        Page page = browser.window(1280, "en");
        Browser.signIn(page, EMAIL, PASSWORD);
        String oidc = add(page, "OIDC");
        String saml = add(page, "SAML");
        String back = browser.address() + "/sign-in/outside/";
        try (Keycloak keycloak =
                Keycloak.start(back + oidc + "/back", back + saml + "/back", back + saml + "/metadata")) {
            page.navigate(PLACE + "/" + oidc);
            page.fill("[name='set.issuer']", keycloak.realm());
            page.fill("[name='set.clientId']", "tongchuang");
            page.fill("[name='set.clientSecret']", Keycloak.SECRET);
            tried(page, "OpenID", "linhai@mingde.example");
            page.navigate(PLACE + "/" + saml);
            page.fill("[name='set.metadataUrl']", keycloak.realm() + "/protocol/saml/descriptor");
            page.fill("[name=nameEnglish]", "SAML sign-on");
            tried(page, "SAML", "linhai@mingde.example");
            for (String id : new String[] {oidc, saml}) {
                page.navigate("/account/ways");
                page.click("#outside a[href$='" + id + "']");
                throughKeycloak(page);
                page.waitForURL("**/account/ways/outside/arrived/**");
                page.click("main form button[type=submit]");
                page.waitForSelector(".toast");
                Browser.signOut(page);
                page.click(".further a[href*='" + id + "']");
                throughKeycloak(page);
                page.waitForURL(url -> !url.contains("/sign-in") && !url.contains("/realms/"));
                assertThat(page.navigate("/account").url()).endsWith("/account");
            }
            page.navigate("/account/ways");
            assertThat(page.locator("#outside tbody tr").count()).isEqualTo(2);
        }
    }

    private static String add(Page page, String kind) {
        page.navigate(PLACE);
        page.click("form:has(input[value=" + kind + "]) button");
        page.waitForURL("**" + PLACE + "/*");
        return page.url().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    private static void tried(Page page, String what, String told) {
        page.check("[name=active]");
        page.click("main form button[type=submit]");
        page.waitForSelector(".toast");
        page.click("main a[href$='/try']");
        throughKeycloak(page);
        page.waitForURL("**/tried/**");
        assertThat(page.textContent("main")).as(what).contains("linhai", told);
    }

    /// Keycloak asks for the password once, then knows the browser.
    private static void throughKeycloak(Page page) {
        page.waitForLoadState();
        if (page.locator("#username").count() > 0) {
            page.fill("#username", "linhai");
            page.fill("#password", "linhai");
            page.click("#kc-login");
        }
    }
}
