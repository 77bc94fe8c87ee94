package org.tongchuang.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongchuang.TestDatabase;
import org.tongchuang.Tongchuang;
import org.tongchuang.integrations.postgres.DatabaseLogin;

/// The whole application on a port of its own, with a fresh database and data folder, and a window of the one Chromium
/// that all journeys share. Close it after the journey.
public final class Browser implements AutoCloseable {

    private final DatabaseLogin database;
    private final ConfigurableApplicationContext application;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final String address;

    private Browser(DatabaseLogin database, ConfigurableApplicationContext application) {
        this.database = database;
        this.application = application;
        this.address = "http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port");
    }

    /// Starts an empty installation: the first page is the wizard.
    public static Browser start(String... settings) {
        DatabaseLogin database = TestDatabase.fresh();
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--tongchuang.data=" + folder()));
        all.addAll(List.of(settings));
        return new Browser(database, new SpringApplication(Tongchuang.class).run(all.toArray(String[]::new)));
    }

    /// Starts an installation that has an administrator already.
    public static Browser startWithAdministrator(String email, String password) {
        return start("--TONGCHUANG_ADMIN_EMAIL=" + email, "--TONGCHUANG_ADMIN_PASSWORD=" + password);
    }

    /// A new window without cookies, this many pixels wide, whose reader speaks this language (`zh-CN` or `en`).
    public Page window(int width, String language) {
        BrowserContext window = Chromium.ONE.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, width < 600 ? 812 : 900)
                .setLocale(language)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)
                .setBaseURL(address));
        windows.add(window);
        Page page = window.newPage();
        page.setDefaultTimeout(15_000);
        return page;
    }

    /// Signs in and waits for the page after.
    public static void signIn(Page page, String email, String password) {
        page.navigate("/sign-in");
        page.fill("[name=email]", email);
        page.fill("[name=password]", password);
        page.click("form[action='/sign-in'] button[type=submit]");
        page.waitForURL(url -> !url.contains("/sign-in"));
    }

    /// Signs out by the menu, which is a drawer on a phone.
    public static void signOut(Page page) {
        if (page.locator(".bottom").isVisible()) {
            page.click(".bottom button");
        }
        page.click("form[action='/sign-out'] button");
        page.waitForURL("**/sign-in");
    }

    /// Fails with what axe finds wrong on the page (WCAG 2.2 A and AA, and best practices), or with contrast by night.
    public static void accessible(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        nothingWrong(page, new AxeBuilder(page).withRules(List.of("color-contrast")), "by night");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        nothingWrong(page, new AxeBuilder(page), "by day");
    }

    private static void nothingWrong(Page page, AxeBuilder axe, String when) {
        assertThat(axe.analyze().getViolations().stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> String.valueOf(node.getHtml()))
                                        .toList())
                        .toList())
                .as("axe on " + page.url() + " " + when)
                .isEmpty();
    }

    /// Fails when the page is wider than the window, or so narrow that the words of a tab or a button are broken.
    public static void fits(Page page) {
        Object broken = page.evaluate(
                "[...document.querySelectorAll('.segments a, .button')].filter(e => e.offsetHeight > 52).map(e => e.innerText)");
        assertThat((List<?>) broken).as("words broken on " + page.url()).isEmpty();
        Object over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(over).as("pixels beyond the window on " + page.url()).isEqualTo(0);
    }

    /// Keeps a picture of the whole page as `target/screenshots/NAME.png` where somebody wants to look at them: with
    /// `-Dtongchuang.pictures=true`, for they take as long as the walk itself.
    public static void picture(Page page, String name) {
        if (Boolean.getBoolean("tongchuang.pictures")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", name + ".png")));
        }
    }

    /// Where the installation is, such as `http://localhost:49152`.
    public String address() {
        return address;
    }

    /// The running program, for what a journey can't do by hand.
    public ConfigurableApplicationContext application() {
        return application;
    }

    @Override
    public void close() {
        windows.forEach(BrowserContext::close);
        application.close();
        TestDatabase.drop(database);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "journey-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Chromium {

        static final com.microsoft.playwright.Browser ONE = launch();

        private static com.microsoft.playwright.Browser launch() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            String program = System.getenv().getOrDefault("TONGCHUANG_CHROMIUM", "/usr/bin/chromium");
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Path.of(program))
                            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        }
    }
}
