package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.journeys.Browser.accessible;
import static org.tongchuang.journeys.Browser.fits;
import static org.tongchuang.journeys.Browser.picture;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.tongchuang.Mailbox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// An alum walks in without an invitation, on a phone; another shows a document and a colleague of the office decides.
class ClaimJourney {

    private static final String ADMIN = "zhou@mingde.example";
    private static final String PASSWORD = "correct horse battery";

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.startWithAdministrator(ADMIN, PASSWORD);
        browser.application()
                .getBean(Members.class)
                .add(java.util.List.of(Member.create(
                        MemberId.next(),
                        Facts.of(Map.of(
                                "name", "林回来",
                                "birthDate", "1980-05-17",
                                "idNumber", "11010119800517042X",
                                "education.1.school", "物理学院",
                                "education.1.major", "物理学",
                                "education.1.entryYear", "1998",
                                "education.1.studentNumber", "98040017")),
                        new Origin(Source.ROSTER, Instant.now(), null, "名册", null))));
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void walksInWithFiveTaps() {
        Page page = browser.window(375, "zh-CN");
        int taps = begin(page, "lin.back@alumni.example");
        who(page, "林回来");
        page.click("form.fields button.primary");
        taps++;
        look(page, "claim-proof");
        page.fill("[name=STUDENT_NUMBER]", "98040017");
        page.fill("[name=DOCUMENT_TAIL]", "17042X");
        page.click("form.fields button.primary");
        taps++;
        look(page, "claim-checking");
        page.waitForSelector("form[action$='/enter']");
        look(page, "claim-approved");
        page.click("form[action$='/enter'] button");
        taps++;
        page.waitForURL(url -> !url.contains("/join/"));
        assertThat(page.url()).doesNotContain("sign-in");
        assertThat(taps).isEqualTo(5);
    }

    @Test
    void asksTheOfficeWhereKnowingIsNotEnough() {
        Page page = browser.window(375, "zh-CN");
        begin(page, "unknown@alumni.example");
        who(page, "卫未名");
        page.click("form.fields button.primary");
        page.check("[name=none]");
        page.click("form.fields button.primary");
        page.waitForSelector("form[action$='/review']");
        look(page, "claim-waiting");
        page.fill("[name=words]", "我的导师是王先生");
        page.click("form[action$='/review'] button.primary");
        page.waitForSelector(".timeline");
        look(page, "claim-review");

        Page office = browser.window(1280, "zh-CN");
        Browser.signIn(office, ADMIN, PASSWORD);
        office.navigate("/office/claims");
        look(office, "claims-queue");
        office.click("a[data-step]");
        look(office, "claims-one");
        office.fill("[name=words]", "请上传毕业证");
        office.click("button[value=ASK]");
        office.waitForURL("**/office/claims");
        page.reload();
        assertThat(page.innerText("main")).contains("请上传毕业证");

        Page english = browser.window(375, "en");
        Browser.signIn(english, ADMIN, PASSWORD);
        english.navigate("/office/claims?show=ALL");
        look(english, "claims-queue-en");
        english.click("a[data-step]");
        look(english, "claims-one-en");
    }

    private static int begin(Page page, String email) {
        page.navigate("/join");
        look(page, "join");
        page.fill("[name=email]", email);
        page.click("form.fields button.primary");
        page.waitForSelector("[name=code]");
        look(page, "join-code");
        Outbox outbox = browser.application().getBean(Outbox.class);
        page.fill("[name=code]", Mailbox.code(new Mailbox(outbox).letter(email, "")));
        page.click("form.fields button.primary");
        page.waitForSelector("[name=NAME]");
        look(page, "claim-who");
        return 2;
    }

    private static void who(Page page, String name) {
        page.fill("[name=NAME]", name);
        page.fill("[name=SCHOOL]", "物理学院");
        page.fill("[name=MAJOR]", "物理学");
        page.fill("[name=ENTRY_YEAR]", "1998");
    }

    private static void look(Page page, String name) {
        accessible(page);
        fits(page);
        picture(page, name);
    }
}
