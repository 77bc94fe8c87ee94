package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a roster as the registry hands it over to people one can find, and all the way back.
class ImportJourney {

    private static final String EMAIL = "zhou@example.edu";
    private static final String PASSWORD = "correct horse battery";
    private static final String DIRECTORY = "/office/members";

    /// Titles above the header, a blank row, full-width digits, an ID number with a wrong check digit, a phone with a
    /// digit too few, a row without a name and a total.
    private static final String ROSTER = """
            江海大学历届校友名册（汇总）
            填表单位：校友工作办公室,,,填表日期：2026年9月1日
            序号,姓 名,性别,出生日期,身份证号,学号,学院,专业,班级,学历,入学年份,毕业年份,手机,邮箱,工作单位,职务,城市
            1,欧阳晓雯,女,1970.03.12,320502197003124524,88010101,计算机学院,软件工程,计算机8801班,本科,1988年,1992年,138-0013-8001,ouyang@example.edu,江海港务集团,总工程师,苏州市
            2,单立群,男,１９７１年８月２５日,320105197108253311,89010102,计算机学院,软件工程,计算机8901班,本科,１９８９,１９９３,１３９００１３９００２,,江海港务集团,工程师,南京

            3,陈思远,男,1969-01-01,440301196901010031,87020103,物理学院,应用物理,物理8701班,硕士,1987,1991,13700137003,chen@example.edu,南山仪器厂,厂长,深圳
            4,李慕华,女,19720630,310104197206307725,90030104,外语学院,英语,英语9001班,本科,1990,1994,1360013600,limuhua@example.edu,东方译社,译审,上海
            5,,男,,,90030105,外语学院,英语,英语9001班,本科,1990,1994,,,,,
            6,曾国瑞,男,1970/9/11,330106197009111033,88020106,物理学院,应用物理,物理8801班,博士,1988,1996,13500135006,,南山仪器厂,所长,杭州
            7,吕清和,女,1971.12,,89030107,外语学院,英语,英语8901班,本科,1989,1993,13400134007,lv@example.edu,东方译社,编辑,上海
            合计,7人
            """;

    private String name = "";

    @ParameterizedTest
    @CsvSource({"375, zh-CN", "1280, en"})
    void bringsAMessyRosterInAndTakesItBackOut(int width, String language) {
        try (Browser browser = Browser.startWithAdministrator(EMAIL, PASSWORD)) {
            name = "import-" + width + "-";
            Page page = browser.window(width, language);
            Browser.signIn(page, EMAIL, PASSWORD);
            look(page, "directory-empty");
            handIn(page);
            tryItFirst(page);
            putRight(page);
            String imported = takeIn(page);
            search(page);
            narrow(page);
            lookAtEveryView(page);
            changeThePhone(page);
            undo(page, imported);
        }
    }

    private void handIn(Page page) {
        page.navigate("/office/imports");
        look(page, "list-empty");
        follow(page, "main a[href='/office/imports/new'] >> nth=0");
        look(page, "new");
        page.setInputFiles(
                "#f-file", new FilePayload("校友名册.csv", "text/csv", ROSTER.getBytes(Charset.forName("GB18030"))));
        follow(page, "main button[type=submit]");
        page.waitForURL("**/columns");
        look(page, "columns");
        assertThat(page.locator("tbody select").count()).isEqualTo(17);
        assertThat(page.inputValue("[name='field.1']")).isEqualTo("name");
        assertThat(page.textContent("main")).contains("GB18030");
    }

    private void tryItFirst(Page page) {
        page.fill("[name=remember]", "教务处名册");
        follow(page, "[name=then][value=check]");
        page.waitForSelector("form[action$='/run'] button");
        look(page, "tried");
        assertThat(count(page, "created")).isEqualTo("6");
        assertThat(count(page, "rejected")).isEqualTo("1");
        for (String tab : new String[] {"created", "rejected", "skipped", "updated"}) {
            follow(page, ".segments a[href$='show=" + tab + "']");
            look(page, "tried-" + tab);
        }
    }

    private void putRight(Page page) {
        follow(page, ".segments a[href$='show=problems']");
        int before = Integer.parseInt(count(page, "problems"));
        String cell = "form:has([name=value][value='440301196901010031'])";
        page.fill(cell + " [name=value]", "440301196901010030");
        follow(page, cell + " button");
        page.waitForSelector(".toast");
        look(page, "put-right");
        follow(page, "form[action$='/check'] button");
        page.waitForSelector("form[action$='/run'] button");
        assertThat(Integer.parseInt(count(page, "problems"))).isEqualTo(before - 1);
        assertThat(page.locator("main").textContent()).doesNotContain("440301196901010031");
        page.navigate(DIRECTORY);
        assertThat(page.locator(".empty").count()).isOne();
        page.goBack();
    }

    private String takeIn(Page page) {
        follow(page, "form[action$='/run'] button");
        page.waitForSelector("[data-open=undo]");
        look(page, "done");
        String imported = page.url();
        page.navigate("/office/imports");
        look(page, "list");
        return imported;
    }

    private void search(Page page) {
        page.waitForCondition(() -> {
            page.navigate(DIRECTORY);
            return page.locator("#found tbody tr").count() == 6;
        });
        look(page, "directory");
        for (String typed : new String[] {"晓雯", "oyxw", "计算机8801班", "ouyang@example.edu"}) {
            find(page, typed);
            assertThat(page.locator("#found tbody a").allInnerTexts()).as(typed).containsExactly("欧阳晓雯");
        }
        find(page, "江海港务");
        look(page, "by-employer");
        assertThat(page.locator("#found tbody a").allInnerTexts()).containsExactlyInAnyOrder("欧阳晓雯", "单立群");
        page.click("[data-open=save-search]");
        look(page, "save-search");
        page.click("#save-search [data-close]");
        find(page, "查无此人");
        look(page, "none");
        page.navigate("/office/nothing-found");
        assertThat(page.textContent("main tbody")).contains("查无此人");
        look(page, "nothing-found");
    }

    private static void find(Page page, String typed) {
        if (!page.url().contains(DIRECTORY)) {
            page.navigate(DIRECTORY);
        }
        page.fill("main [name=q]", typed);
        follow(page, "form[role=search] button[type=submit]");
    }

    private void narrow(Page page) {
        page.navigate(DIRECTORY);
        if (page.locator(".facets-drawer > summary").isVisible()) {
            page.click(".facets-drawer > summary");
        }
        look(page, "facets");
        follow(page, ".facet:has-text('物理学院')");
        page.waitForSelector(".chips.chosen");
        assertThat(page.locator("#found tbody a").allInnerTexts()).containsExactlyInAnyOrder("陈思远", "曾国瑞");
        look(page, "narrowed");
        page.navigate(DIRECTORY + "/facets/school");
        look(page, "facet-values");
    }

    private void lookAtEveryView(Page page) {
        page.navigate(DIRECTORY + "?view=cards");
        look(page, "cards");
        page.navigate(DIRECTORY + "?view=charts");
        page.waitForSelector(".plot svg");
        page.waitForCondition(() -> page.locator(".plot:not(:has(svg))").count() == 0);
        look(page, "charts");
        page.navigate(DIRECTORY);
        page.click("[popovertarget=columns]");
        look(page, "choose-columns");
        page.navigate(DIRECTORY);
        follow(page, "a[href^='/office/members/export']");
        look(page, "export");
    }

    private void changeThePhone(Page page) {
        page.navigate(DIRECTORY);
        follow(page, "text=欧阳晓雯");
        look(page, "record");
        String record = page.url();
        follow(page, "a[href$='/edit']");
        look(page, "record-edit");
        String before = page.inputValue("[name='phone.1']");
        page.fill("[name='phone.1']", "12345");
        follow(page, "main form button[type=submit]");
        page.waitForSelector(".form-error");
        look(page, "record-edit-wrong");
        page.fill("[name='phone.1']", "13611112222");
        follow(page, "main form button[type=submit]");
        page.waitForURL(record);
        look(page, "record-changed");
        assertThat(page.locator("#history .new").first().textContent()).contains("2222");
        follow(page, "#history form[action*='/history/'] button >> nth=0");
        page.waitForSelector(".toast");
        look(page, "record-brought-back");
        page.navigate(record + "/edit");
        assertThat(page.inputValue("[name='phone.1']")).isEqualTo(before);
        // What a colleague wrote outlives the import, so the number has to go for the directory to be empty again.
        page.fill("[name='phone.1']", "");
        follow(page, "main form button[type=submit]");
        page.waitForURL(record);
    }

    private void undo(Page page, String imported) {
        page.navigate(imported);
        page.click("[data-open=undo]");
        look(page, "undo");
        page.click("#undo [data-close]");
        assertThat(page.locator("#undo").isVisible()).isFalse();
        page.click("[data-open=undo]");
        follow(page, "#undo button[type=submit]");
        page.waitForSelector("#import-state .note.good");
        page.waitForCondition(() -> page.locator("[data-open=undo]").count() == 0);
        look(page, "undone");
        page.waitForCondition(() -> {
            page.navigate(DIRECTORY);
            return page.locator("#found").count() == 0;
        });
        look(page, "directory-empty-again");
    }

    /// Clicks what leads to another page, and waits for that page.
    private static void follow(Page page, String link) {
        page.evaluate("document.documentElement.dataset.left = 'true'");
        page.click(link);
        page.waitForSelector("html:not([data-left])");
        page.waitForLoadState();
    }

    private static String count(Page page, String tab) {
        return page.textContent(".kpi[href$='show=" + tab + "'] b");
    }

    private void look(Page page, String shown) {
        Browser.picture(page, name + shown);
        Browser.fits(page);
        Browser.accessible(page);
    }
}
