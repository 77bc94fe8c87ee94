package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Looks people up as the office does, at a desk and on a phone.
class DirectoryJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct-horse-battery";
    private static final int NEAR = 12;
    private static Browser browser;

    @BeforeAll
    static void addSomebody() {
        browser = Browser.startWithAdministrator(EMAIL, PASSWORD);
        Page desk = browser.window(1280, "en");
        Browser.signIn(desk, EMAIL, PASSWORD);
        desk.navigate("/office/members/new");
        desk.fill("[name=name]", "林海");
        desk.fill("[name=city]", "杭州");
        desk.click("main form.stack button[type=submit]");
        desk.waitForURL("**/office/members/*-*");
        do {
            desk.navigate("/office/members");
        } while (desk.locator("table").count() == 0);
    }

    @AfterAll
    static void leave() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"1280,en", "1280,zh-CN", "375,en", "375,zh-CN"})
    void opensMenusBesideTheirButtons(int width, String language) {
        Page page = directory(width, language);
        for (String menu : new String[] {"columns", "orders"}) {
            Locator button = page.locator("[popovertarget=" + menu + "]");
            button.click();
            BoundingBox at = button.boundingBox();
            BoundingBox opened = page.locator("#" + menu).boundingBox();
            double above = at.y - (opened.y + opened.height);
            double below = opened.y - (at.y + at.height);
            assertThat(Math.max(above, below)).as(menu + " up or down").isBetween(0.0, (double) NEAR);
            assertThat(opened.x).isGreaterThanOrEqualTo(0);
            assertThat(opened.x + opened.width).isLessThanOrEqualTo(width);
            assertThat(opened.x).isLessThanOrEqualTo(at.x + at.width);
            assertThat(opened.x + opened.width).isGreaterThanOrEqualTo(at.x);
            page.keyboard().press("Escape");
        }
        Browser.fits(page);
    }

    @ParameterizedTest
    @CsvSource({"1280,en", "375,en", "375,zh-CN"})
    void showsItsInvitationWholeAndItsViewsInOneLine(int width, String language) {
        Page page = directory(width, language);
        Object room = page.evaluate("""
                () => { const input = document.querySelector('input[type=search]'), style = getComputedStyle(input);
                  const pen = document.createElement('canvas').getContext('2d'); pen.font = style.font;
                  return input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight)
                    - pen.measureText(input.placeholder).width; }""");
        assertThat(((Number) room).doubleValue()).isPositive();
        Object lines = page.evaluate(
                "new Set([...document.querySelectorAll('.segments a')].map(a => Math.round(a.getBoundingClientRect().top))).size");
        assertThat(lines).isEqualTo(1);
        Browser.accessible(page);
    }

    @Test
    void isPrintedBlackOnWhiteByNightToo() {
        Page page = directory(1280, "en");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(paperOf(page)).isEqualTo("rgb(28, 31, 36)");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT).setColorScheme(ColorScheme.DARK));
        assertThat(paperOf(page)).isEqualTo("rgb(255, 255, 255)");
        assertThat(page.locator(".button:visible").count()).isZero();
    }

    private static Object paperOf(Page page) {
        return page.evaluate("getComputedStyle(document.querySelector('.table-wrap')).backgroundColor");
    }

    @Test
    void isUsedFromTheKeyboardAndByTicks() {
        Page page = directory(1280, "en");
        page.locator("h1").click();
        page.keyboard().press("/");
        page.keyboard().type("hangzhou");
        page.keyboard().press("Enter");
        page.waitForURL("**q=hangzhou**");
        assertThat(page.locator("tbody tr").count()).isEqualTo(1);
        assertThat(page.locator(".picked").isVisible()).isFalse();
        page.check("td.pick input");
        page.click(".picked button");
        assertThat(page.locator("h1").innerText()).isEqualTo("People to export: 1");
    }

    private static Page directory(int width, String language) {
        Page page = browser.window(width, language);
        Browser.signIn(page, EMAIL, PASSWORD);
        page.navigate("/office/members");
        return page;
    }
}
