package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Renews a key in the browser, on a desk and on a phone, and sees it through.
class KeysJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static Browser browser;

    @BeforeAll
    static void addSomebody() {
        browser = Browser.start(
                "--TONGCHUANG_ADMIN_EMAIL=" + EMAIL,
                "--TONGCHUANG_ADMIN_PASSWORD=" + PASSWORD,
                "--tongchuang.keys.rest=4s");
        browser.application()
                .getBean(Members.class)
                .add(List.of(Member.create(
                        MemberId.next(),
                        Facts.of(Map.of("name", "钥匙", "phone.1", "+8613900000001", "note.1", "旧友")),
                        new Origin(Source.OFFICE, Instant.EPOCH, null, "Zhou", null))));
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    @Test
    void renewsAKeyOnADesk() {
        Page page = browser.window(1280, "en");
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/office/keys");
        Browser.accessible(page);
        page.click("[data-open=renew-contact]");
        page.waitForSelector("dialog[open]");
        Browser.picture(page, "keys-confirm-1280-en");
        Browser.accessible(page);
        page.click("dialog[open] button[type=submit]");
        page.waitForSelector(".toast");
        page.waitForSelector("#keys progress");
        Browser.picture(page, "keys-1280-en");
        Browser.accessible(page);
        // The bar goes by itself when all is done.
        page.waitForSelector("[data-open=renew-contact]");
        assertThat(page.locator("#keys progress").count()).isZero();
        page.click("[data-open=renew-master]");
        page.click("dialog[open] button[type=submit]");
        page.waitForSelector(".toast");
        page.navigate("/office/audit");
        assertThat(page.locator("main").innerText()).contains("renewed a key").contains("Contacts");
    }

    @Test
    void fitsAPhone() {
        Page page = browser.window(375, "zh-CN");
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/office/keys");
        page.click("[data-open=renew-lookup]");
        page.click("dialog[open] button[type=submit]");
        page.waitForSelector("#keys progress");
        Browser.fits(page);
        Browser.picture(page, "keys-375-zh");
        Browser.accessible(page);
        page.navigate("/office/keys");
    }
}
