package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// An alum with a card on the phone, a gatekeeper with another phone, and no network between them.
class CardJourney {

    private static final String ADMIN = "zhou@mingde.example";
    private static final String PASSWORD = "correct horse battery";
    private static final String ALUM = "lin.card@alumni.example";
    private static final String KEEPER = "tian.gate@mingde.example";

    private static Browser browser;
    private static MemberId lin;

    @BeforeAll
    static void start() {
        browser = Browser.startWithAdministrator(ADMIN, PASSWORD);
        lin = person("林出示", "Lin Chushi", ALUM);
        person("田守门", "Tian Shoumen", KEEPER);
        jdbc().sql("update identity.account set role = 'GATEKEEPER', member_id = null where email = :email")
                .param("email", KEEPER)
                .update();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @Test
    void showsAndChecksACardWithoutANetwork() {
        long before = offlineChecks();
        benefit();
        Page phone = browser.window(375, "zh-CN");
        Browser.signIn(phone, ALUM, PASSWORD);
        phone.navigate("/card");
        shown(phone);
        withinBudget(phone);
        look(phone, "card-375");
        assertThat(phone.innerText("main")).contains("林出示", "Lin Chushi", "物理学院 · 物理 9801 班", "1998–2002", "卡里的图书馆");
        assertThat(Squares.read(phone.locator("#alumni-card svg.qr").screenshot()))
                .isEqualTo(code(phone));
        assertThat(phone.evaluate("navigator.serviceWorker.ready.then(() => true)"))
                .isEqualTo(true);

        Page gate = browser.window(375, "zh-CN");
        Browser.signIn(gate, KEEPER, PASSWORD);
        assertThat(gate.url()).endsWith("/gate");
        gate.waitForSelector("[data-gate=state].good");
        look(gate, "gate-375");
        String first = code(phone);
        assertThat(check(gate, first, "gate-good")).isEqualTo("GOOD");
        assertThat(gate.innerText("[data-gate=verdict]")).contains("林出示", "物理学院");
        assertThat(check(gate, first, "gate-repeated")).isEqualTo("REPEATED");
        gate.selectOption(
                "[data-gate=benefit]", new com.microsoft.playwright.options.SelectOption().setLabel("卡里的图书馆 · 东校区"));
        typed(phone, gate);
        gate.selectOption("[data-gate=benefit]", "");
        gate.evaluate("navigator.serviceWorker.ready.then(() => true)");

        phone.context().setOffline(true);
        phone.reload();
        shown(phone);
        look(phone, "card-offline-375");
        assertThat(phone.innerText("main")).contains("没有网络", "林出示");
        String second = next(phone, first);
        gate.context().setOffline(true);
        gate.reload();
        gate.waitForSelector("[data-gate=state].good");
        assertThat(check(gate, second, "gate-offline")).isEqualTo("GOOD");
        assertThat(gate.innerText("[data-gate=waiting]")).contains("1");
        gate.waitForTimeout(Math.max(0, 41_000 - System.currentTimeMillis() % 30_000 - 30_000));
        assertThat(check(gate, first, "gate-old")).isEqualTo("OLD");

        withdraw();
        String third = next(phone, second);
        assertThat(check(gate, third, "gate-not-heard")).isEqualTo("GOOD");
        // both pages come up anew by themselves
        gate.context().setOffline(false);
        gate.waitForSelector("[data-gate=network].good", new Page.WaitForSelectorOptions().setTimeout(40_000));
        gate.waitForSelector(
                "[data-gate=waiting]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
        assertThat(check(gate, next(phone, third), "gate-revoked")).isEqualTo("REVOKED");
        assertThat(offlineChecks()).isEqualTo(before + 3);

        phone.context().setOffline(false);
        phone.waitForSelector(
                "#alumni-card[data-gone]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        look(phone, "card-withdrawn-375");
        assertThat(phone.innerText("main")).contains("已被收回");
        phone.context().setOffline(true);
        phone.reload();
        phone.waitForSelector("[data-card=nothing]:not([hidden])");
        look(phone, "card-nothing-375");
    }

    @Test
    void readsACardWithTheCamera() throws IOException {
        MemberId wei = person("卫摄像", "Wei Shexiang", "wei.card@alumni.example");
        assertThat(wei).isNotNull();
        Page phone = browser.window(375, "en");
        Browser.signIn(phone, "wei.card@alumni.example", PASSWORD);
        phone.navigate("/card");
        shown(phone);
        look(phone, "card-en-375");
        Path film = Files.createTempFile("tongchuang-camera-", ".y4m");
        Files.write(film, Squares.film(rows(phone, next(phone, code(phone)))));
        try (com.microsoft.playwright.Browser camera = phone.context()
                .browser()
                .browserType()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(
                                Path.of(System.getenv().getOrDefault("TONGCHUANG_CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--use-file-for-fake-video-capture=" + film)))) {
            Page gate = camera.newPage(new com.microsoft.playwright.Browser.NewPageOptions()
                    .setBaseURL(browser.address())
                    .setLocale("en")
                    .setViewportSize(375, 812));
            Browser.signIn(gate, KEEPER, PASSWORD);
            gate.waitForSelector("[data-gate=verdict]:not([hidden])");
            assertThat(gate.getAttribute("[data-gate=verdict]", "data-result")).isEqualTo("GOOD");
            assertThat(gate.innerText("[data-gate=verdict]")).contains("卫摄像", "Welcome");
            look(gate, "gate-camera-375");
        } finally {
            Files.delete(film);
        }
        // Leaving takes along what the phone kept.
        Browser.signOut(phone);
        assertThat(phone.evaluate("indexedDB.databases().then(all => all.length)"))
                .isEqualTo(0);
    }

    @Test
    void looksAfterCardsInTheOffice() {
        MemberId han = person("韩打印", "Han Dayin", "han.card@alumni.example");
        for (int width : new int[] {375, 1280}) {
            Page office = browser.window(width, width == 375 ? "en" : "zh-CN");
            Browser.signIn(office, ADMIN, PASSWORD);
            office.navigate("/office/members/" + han + "/card");
            if (width == 375) {
                look(office, "office-card-none-" + width);
                office.click("main form button.primary");
                office.waitForSelector(".toast");
            }
            look(office, "office-card-" + width);
            office.navigate("/office/cards");
            look(office, "office-cards-" + width);
            office.check("input[name=member] >> nth=0");
            office.click("main form[action='/office/cards/print'] button");
            look(office, "office-cards-print-" + width);
            office.navigate("/office/benefits/new");
            office.fill("[name=nameChinese]", "游泳馆" + width);
            office.fill("[name=givesChinese]", "半价");
            office.fill("[name='opens.MONDAY']", "08:00");
            office.evaluate("document.querySelectorAll('[required]').forEach(one => one.required = false)");
            office.click("main .stay button.primary");
            office.waitForSelector(".field.wrong");
            look(office, "benefit-wrong-" + width);
            office.fill("[name='closes.MONDAY']", "21:00");
            office.click("main .stay button.primary");
            office.waitForSelector(".toast");
            look(office, "benefit-" + width);
            office.navigate("/office/benefits");
            look(office, "benefits-" + width);
            office.navigate("/gate");
            look(office, "gate-" + width);
        }
        Page alum = browser.window(1280, "zh-CN");
        Browser.signIn(alum, "han.card@alumni.example", PASSWORD);
        alum.navigate("/card");
        shown(alum);
        look(alum, "card-1280");
        alum.navigate("/card/print");
        look(alum, "card-print-1280");
    }

    private static long offlineChecks() {
        return jdbc().sql("select count(*) from members.card_check where offline and verdict = 'GOOD'")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    private static void benefit() {
        Page office = browser.window(1280, "zh-CN");
        Browser.signIn(office, ADMIN, PASSWORD);
        office.navigate("/office/benefits/new");
        office.fill("[name=nameChinese]", "卡里的图书馆");
        office.fill("[name=placeChinese]", "东校区");
        office.fill("[name=givesChinese]", "凭卡入馆阅览");
        office.fill("[name=times]", "1");
        office.click("main .stay button.primary");
        office.waitForSelector(".toast");
    }

    private static void withdraw() {
        Page office = browser.window(1280, "zh-CN");
        Browser.signIn(office, ADMIN, PASSWORD);
        office.navigate("/office/members/" + lin + "/card");
        office.click("[data-open=revoke]");
        office.click("dialog[open] button[type=submit]");
        office.waitForSelector(".toast");
    }

    /// The way without a camera, with a benefit that may be taken once.
    private static void typed(Page phone, Page gate) {
        String number = phone.innerText("[data-card=number]");
        assertThat(check(gate, number + " " + phone.innerText("[data-card=digits]"), "gate-taken"))
                .isIn("GOOD", "REPEATED");
        assertThat(gate.innerText("[data-gate=v-taken]")).isEqualTo("已登记");
        assertThat(check(gate, code(phone), "gate-limit")).isIn("GOOD", "REPEATED");
        assertThat(gate.innerText("[data-gate=v-taken]")).isEqualTo("次数已用完");
    }

    private static String check(Page gate, String code, String name) {
        Locator verdict = gate.locator("[data-gate=verdict]");
        if (verdict.isVisible()) {
            verdict.click();
        }
        gate.waitForTimeout(500);
        gate.fill("[name=code]", code);
        gate.click("[data-gate=typed] button");
        verdict.waitFor();
        String result = String.valueOf(verdict.getAttribute("data-result"));
        Browser.picture(gate, name);
        return result;
    }

    private static void shown(Page phone) {
        phone.waitForSelector("[data-card=typed]:not([hidden])");
    }

    private static String code(Page phone) {
        return String.valueOf(phone.getAttribute("#alumni-card [data-card=code]", "data-code"));
    }

    /// The code after this one.
    private static String next(Page phone, String last) {
        phone.waitForFunction(
                "last => document.querySelector('#alumni-card [data-card=code]').dataset.code !== last",
                last,
                new Page.WaitForFunctionOptions().setTimeout(35_000));
        return code(phone);
    }

    private static List<String> rows(Page phone, String code) {
        assertThat(code(phone)).isEqualTo(code);
        Object size = phone.evaluate("document.querySelector('#alumni-card svg.qr').viewBox.baseVal.width");
        char[][] grid = new char[((Number) size).intValue()][((Number) size).intValue()];
        Arrays.stream(grid).forEach(row -> Arrays.fill(row, ' '));
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)")
                .matcher(String.valueOf(phone.getAttribute("#alumni-card svg.qr path", "d")));
        while (run.find()) {
            int from = Integer.parseInt(run.group(1));
            Arrays.fill(grid[Integer.parseInt(run.group(2))], from, from + Integer.parseInt(run.group(3)), '#');
        }
        return Arrays.stream(grid).map(String::new).toList();
    }

    /// 100 KiB over the wire, 40 of them script.
    private static void withinBudget(Page phone) {
        Object all = phone.evaluate("""
                () => { const got = [performance.getEntriesByType('navigation')[0], ...performance.getEntriesByType('resource')]
                    .filter(one => !one.name.includes('/app/') && !one.name.endsWith('/card/offline'));
                  const size = some => some.reduce((sum, one) => sum + one.encodedBodySize, 0);
                  return [size(got), size(got.filter(one => one.name.endsWith('.js')))]; }""");
        List<?> sizes = (List<?>) all;
        System.out.println("card page: " + sizes.get(0) + " bytes, script " + sizes.get(1));
        assertThat(((Number) sizes.get(0)).intValue()).isLessThan(100 * 1024);
        assertThat(((Number) sizes.get(1)).intValue()).isLessThan(40 * 1024);
    }

    private static void look(Page page, String name) {
        Browser.accessible(page);
        Browser.fits(page);
        Browser.picture(page, name);
    }

    private static MemberId person(String name, String english, String email) {
        Member member = Member.create(
                MemberId.next(),
                Facts.of(Map.of(
                        "name", name,
                        "englishName", english,
                        "education.1.school", "物理学院",
                        "education.1.class", "物理 9801 班",
                        "education.1.entryYear", "1998",
                        "education.1.graduationYear", "2002")),
                new Origin(Source.ROSTER, Instant.now(), null, "名册", null));
        browser.application().getBean(Members.class).add(List.of(member));
        browser.application().getBean(MemberAccounts.class).join(member.id(), name, email, null);
        String hash = browser.application()
                .getBean(org.tongchuang.identity.accounts.Passwords.class)
                .hash(PASSWORD);
        jdbc().sql("update identity.account set password = :hash where email = :email")
                .param("hash", hash)
                .param("email", email)
                .update();
        return member.id();
    }

    private static JdbcClient jdbc() {
        return browser.application().getBean(JdbcClient.class);
    }
}
