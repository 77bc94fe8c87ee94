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

/// Works through possible duplicates from the keyboard, merges a pair, and takes it apart again.
class DuplicatesJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static Browser browser;

    @BeforeAll
    static void addTwoPairs() {
        browser = Browser.startWithAdministrator(EMAIL, PASSWORD);
        Members members = browser.application().getBean(Members.class);
        for (String name : List.of("许清明", "魏知秋")) {
            String day = name.startsWith("许") ? "1986-04-05" : "1986-09-23";
            members.add(List.of(
                    person(Map.of(
                            "name",
                            name,
                            "birthDate",
                            day,
                            "phone.1",
                            name.startsWith("许") ? "+8613955550001" : "+8613955550002")),
                    person(Map.of("name", name, "birthDate", day, "city", "苏州"))));
        }
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    @Test
    void isDoneFromTheKeyboard() {
        Page page = browser.window(1280, "en");
        Browser.signIn(page, EMAIL, PASSWORD);
        do {
            page.navigate("/office/duplicates");
        } while (page.locator("[data-step]").count() < 2);
        Browser.accessible(page);
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        page.waitForURL("**/office/merges/new?**");
        page.waitForSelector("text=likely the same person");
        Browser.accessible(page);
        String first = page.locator("#two a").first().innerText();

        page.keyboard().press("n");
        page.waitForSelector(".toast");
        page.waitForSelector("text=likely the same person");
        assertThat(page.locator("#two a").first().innerText()).isNotEqualTo(first);
        page.keyboard().press("m");
        page.waitForURL("**/office/duplicates");
        assertThat(page.locator("[data-step]").count()).isZero();
        assertThat(page.locator(".toast").innerText()).contains("The two records are one now", "Undo");

        page.navigate("/office/merges");
        Browser.accessible(page);
        page.locator("tbody a").first().click();
        page.waitForURL("**/office/merges/*-*");
        Browser.accessible(page);
        page.click("text=Take these records apart");
        page.waitForSelector("text=both records are back");
    }

    @Test
    void fitsOnAPhone() {
        for (String language : List.of("zh-CN", "en")) {
            Page page = browser.window(375, language);
            Browser.signIn(page, EMAIL, PASSWORD);
            for (String address : List.of("/office/duplicates", "/office/merges")) {
                page.navigate(address);
                Browser.fits(page);
                Browser.accessible(page);
            }
        }
    }

    private static Member person(Map<String, String> facts) {
        Origin origin = new Origin(Source.ROSTER, Instant.parse("2024-01-01T00:00:00Z"), null, "试", null);
        return Member.create(MemberId.next(), Facts.of(facts), origin);
    }
}
