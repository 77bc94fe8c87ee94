package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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

/// Sees what the records lack, goes to the people behind a number, and does the next thing.
class QualityJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static Browser browser;

    @BeforeAll
    static void addPeople() {
        browser = Browser.startWithAdministrator(EMAIL, PASSWORD);
        Origin origin = new Origin(Source.ROSTER, Instant.parse("2021-01-01T00:00:00Z"), null, "试", null);
        List<Member> people = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            Map<String, String> facts = new HashMap<>(Map.of(
                    "name",
                    "白芷" + (char) ('一' + n),
                    "education.1.school",
                    n % 2 == 0 ? "医学院" : "文学院",
                    "education.1.class",
                    "临床" + (1 + n % 3) + "班",
                    "education.1.entryYear",
                    String.valueOf(1972 + n)));
            if (n % 3 > 0) {
                facts.put("phone.1", "+86139555700%02d".formatted(n));
            }
            people.add(Member.create(MemberId.next(), Facts.of(facts), origin));
        }
        browser.application().getBean(Members.class).add(people);
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    @Test
    void leadsFromANumberToItsPeopleAndTheNextStep() {
        Page page = browser.window(1280, "en");
        Browser.signIn(page, EMAIL, PASSWORD);
        counted(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        assertThat(page.locator(".heat").isVisible()).isTrue();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
        assertThat(page.locator(".kpi").nth(1).innerText()).contains("14", "Lost");
        Browser.accessible(page);
        page.click("a[aria-label^='Phone, All']");
        page.waitForURL("**/office/quality/people?what=missing&field=phone");
        assertThat(page.locator("h1").innerText()).isEqualTo("People without phone");
        assertThat(page.locator("tbody tr").count()).isEqualTo(14);
        Browser.accessible(page);

        page.locator("tbody input[type=checkbox]").first().check();
        page.click("text=Confirm those ticked");
        page.waitForSelector(".toast");
        assertThat(page.locator(".toast").innerText()).contains("One record is confirmed as of today");
        page.locator("tbody input[type=checkbox]").nth(1).check();
        page.click("text=Export those ticked");
        page.waitForURL("**/office/members/export?member=**");

        page.navigate("/office/quality/people?what=people");
        page.locator("tbody th a").nth(1).click();
        page.waitForURL("**/office/members/*-*");
        page.click("text=Doesn't work?");
        page.waitForSelector("text=Works after all");
        Browser.accessible(page);
        page.click("text=All still right");
        page.waitForSelector("text=All confirmed on");
    }

    @Test
    void fitsOnAPhone() {
        for (String language : List.of("zh-CN", "en")) {
            Page page = browser.window(375, language);
            Browser.signIn(page, EMAIL, PASSWORD);
            counted(page);
            for (String address : List.of(
                    "/office/quality",
                    "/office/quality?school=医学院&decade=1990",
                    "/office/quality/people?what=lost",
                    "/office/quality/people?what=failed",
                    "/office/quality/classes?sort=share")) {
                page.navigate(address);
                Browser.fits(page);
                Browser.accessible(page);
            }
        }
    }

    private static void counted(Page page) {
        do {
            page.navigate("/office/quality");
        } while (page.locator(".heat").count() == 0);
    }
}
