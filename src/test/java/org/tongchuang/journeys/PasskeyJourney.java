package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Passkeys and authenticator apps in a real browser, with a device that Chromium makes up.
class PasskeyJourney {

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
    @CsvSource({"375, zh-CN", "1280, en"})
    void signsInWithAPasskeyAndNothingTyped(int width, String language) {
        clear();
        Page page = browser.window(width, language);
        String name = "passkey-" + width + "-" + language + "-";
        Device device = new Device(page, true);
        Browser.signIn(page, EMAIL, PASSWORD);
        look(page, name + "reminder");
        page.navigate("/account/second-step");
        look(page, name + "second-step");
        page.navigate("/account/passkeys");
        look(page, name + "none");
        add(page, "我的手机");
        look(page, name + "mine");
        page.navigate("/account");
        look(page, name + "account");
        Browser.signOut(page);
        // The device offers the passkey by itself, as in the list under the e-mail field.
        page.waitForURL(url -> !url.contains("/sign-in"));
        assertThat(page.url()).contains("/office/members");
        assertThat(signCount()).isPositive();
        device.remove();
        Browser.signOut(page);
        look(page, name + "sign-in");
        page.fill("[name=email]", EMAIL);
        page.fill("[name=password]", PASSWORD);
        page.click("form[action='/sign-in'] button[type=submit]");
        page.waitForURL("**/sign-in/second**");
        look(page, name + "second");
        assertThat(page.navigate("/account").url()).contains("/sign-in");
    }

    @Test
    void signsInByTheButtonAndRemovesAPasskey() {
        clear();
        Page page = browser.window(1280, "zh-CN");
        Device device = new Device(page, true);
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/account/passkeys");
        add(page, "办公室");
        page.fill("[name=name]", "办公室二");
        page.click("form[data-passkey=register] button[type=submit]");
        page.waitForSelector("[data-passkey-failed]:visible");
        assertThat(page.locator("main tbody tr").count())
                .as("one device, one passkey")
                .isOne();
        device.silent();
        Browser.signOut(page);
        page.waitForSelector("form[data-passkey=sign-in]:visible");
        device.awake();
        page.click("form[data-passkey=sign-in] button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.navigate("/account/passkeys");
        page.click("main tbody [data-open]");
        page.click("dialog[open] button[type=submit]");
        page.waitForSelector(".toast");
        assertThat(page.locator("main tbody tr").count()).isZero();
    }

    @Test
    void refusesADeviceThatDidNotAskItsOwner() {
        clear();
        Page page = browser.window(1280, "en");
        new Device(page, false);
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/account/passkeys");
        page.fill("[name=name]", "Found on the street");
        page.click("form[data-passkey=register] button[type=submit]");
        page.waitForSelector("[data-passkey-failed]:visible");
        assertThat(page.locator("main tbody tr").count()).isZero();
    }

    /// A device whose counter went back was copied.
    @Test
    void refusesACopiedDevice() {
        clear();
        Page page = browser.window(1280, "en");
        new Device(page, true);
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/account/passkeys");
        add(page, "Key");
        jdbc().sql("update identity.passkey set sign_count = 1000000").update();
        Browser.signOut(page);
        page.waitForSelector(".toast");
        assertThat(page.url()).contains("/sign-in");
        assertThat(page.textContent(".toast")).contains("another way");
    }

    @ParameterizedTest
    @CsvSource({"375, en", "1280, zh-CN"})
    void setsUpAnAppAndPrintsItsCodes(int width, String language) {
        clear();
        Page page = browser.window(width, language);
        String name = "app-" + width + "-" + language + "-";
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/account/second-step");
        page.click("#app button[type=submit]");
        page.waitForSelector("svg.qr");
        look(page, name + "qr");
        page.click("main summary");
        String secret = page.textContent("#secret").replace(" ", "");
        page.fill("[name=code]", "123");
        page.click("form[action$='/confirm'] button[type=submit]");
        page.waitForSelector(".error:visible");
        look(page, name + "qr-wrong");
        page.fill("[name=code]", Codes.of(secret, Instant.now()));
        page.click("form[action$='/confirm'] button[type=submit]");
        page.waitForSelector("#recovery");
        look(page, name + "codes");
        String code = page.locator("#recovery code").first().textContent();
        page.navigate("/account/second-step");
        look(page, name + "on");
        page.navigate("/office/settings/sign-in");
        look(page, name + "rule");
        Browser.signOut(page);
        page.fill("[name=email]", EMAIL);
        page.fill("[name=password]", PASSWORD);
        page.click("form[action='/sign-in'] button[type=submit]");
        page.waitForURL("**/sign-in/second**");
        page.click("main summary");
        look(page, name + "second");
        page.fill("[name=code]", "000000");
        page.click("form[action='/sign-in/second'] button[type=submit]");
        page.waitForSelector(".form-error");
        look(page, name + "second-wrong");
        page.fill("[name=code]", code);
        page.click("form[action='/sign-in/second'] button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.navigate("/sign-in/again?to=/account");
        look(page, name + "again");
    }

    /// An answer somebody overheard is worth nothing: it was given, and to another question.
    @Test
    void takesNoAnswerTwice() {
        clear();
        Page page = browser.window(1280, "en");
        Device device = new Device(page, true);
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/account/passkeys");
        add(page, "Key");
        var overheard = new java.util.concurrent.atomic.AtomicReference<>("");
        page.onRequest(request -> {
            if (request.url().endsWith("/sign-in/passkey") && request.postData() != null) {
                overheard.set(request.postData().replaceFirst(".*answer=([^&]*).*", "$1"));
            }
        });
        Browser.signOut(page);
        page.waitForURL(url -> !url.contains("/sign-in"));
        assertThat(overheard.get()).isNotEmpty();
        device.silent();
        Browser.signOut(page);
        String answer = URLDecoder.decode(overheard.get(), StandardCharsets.UTF_8);
        String csrf = page.inputValue("form[data-passkey] [name=_csrf]");
        var again = page.request()
                .post(
                        "/sign-in/passkey",
                        RequestOptions.create()
                                .setMaxRedirects(0)
                                .setForm(FormData.create().set("_csrf", csrf).set("answer", answer)));
        assertThat(again.headers().get("location")).isEqualTo("/sign-in");
        assertThat(page.navigate("/account").url()).contains("/sign-in");
    }

    private static void add(Page page, String name) {
        page.fill("[name=name]", name);
        page.click("form[data-passkey=register] button[type=submit]");
        page.waitForSelector(".toast");
        assertThat(page.textContent("main table")).contains(name);
    }

    private static void look(Page page, String name) {
        Browser.fits(page);
        Browser.accessible(page);
        Browser.picture(page, name);
    }

    private static void clear() {
        jdbc().sql("delete from identity.passkey").update();
        jdbc().sql("delete from identity.authenticator").update();
        jdbc().sql("delete from identity.recovery_code").update();
        jdbc().sql("delete from identity.failed_sign_in").update();
    }

    private static long signCount() {
        return jdbc().sql("select sign_count from identity.passkey")
                .query(Long.class)
                .single();
    }

    private static JdbcClient jdbc() {
        return browser.application().getBean(JdbcClient.class);
    }

    /// A phone inside this window.
    private static final class Device {

        private final CDPSession session;
        private final String id;

        Device(Page page, boolean verifies) {
            session = page.context().newCDPSession(page);
            session.send("WebAuthn.enable");
            JsonObject options = JsonParser.parseString("""
                    {"options":{"protocol":"ctap2","transport":"internal","hasResidentKey":true,
                    "hasUserVerification":true,"automaticPresenceSimulation":true}}
                    """).getAsJsonObject();
            options.getAsJsonObject("options").addProperty("isUserVerified", verifies);
            id = session.send("WebAuthn.addVirtualAuthenticator", options)
                    .get("authenticatorId")
                    .getAsString();
        }

        void silent() {
            present(false);
        }

        void awake() {
            present(true);
        }

        void remove() {
            JsonObject what = new JsonObject();
            what.addProperty("authenticatorId", id);
            session.send("WebAuthn.removeVirtualAuthenticator", what);
        }

        private void present(boolean now) {
            JsonObject what = new JsonObject();
            what.addProperty("authenticatorId", id);
            what.addProperty("enabled", now);
            session.send("WebAuthn.setAutomaticPresenceSimulation", what);
        }
    }
}
