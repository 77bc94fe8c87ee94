package org.tongchuang.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.Role;

/// Accounts through the pages and the API, as each kind of person.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class AccountPagesTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Account chief;

    @BeforeEach
    void withAnAdministrator() {
        jdbc.sql("delete from identity.failed_sign_in").update();
        jdbc.sql("delete from identity.account").update();
        chief = office.somebody(Role.ADMINISTRATOR);
    }

    @Test
    void sendsStrangersToSignIn() {
        for (String path : List.of("/account", "/office/accounts", "/office/settings", "/office/audit")) {
            assertThat(web.get().uri(path))
                    .hasStatus(303)
                    .hasHeader("Location", "/sign-in?to=" + path.replace("/", "%2F"));
        }
        assertThat(web.get().uri("/api/v1/me")).hasStatus(401);
        assertThat(web.get().uri("/api/v1/tokens")).hasStatus(401);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void showsEveryoneTheirOwnAccountAndNobodyElses(Role role) {
        Cookie session = Office.signIn(web, office.somebody(role));
        assertThat(web.get().uri("/account").cookie(session)).hasStatusOk();
        assertThat(web.get().uri("/office/accounts").cookie(session)).hasStatus(403);
        assertThat(web.get().uri("/office/accounts/" + chief.id()).cookie(session))
                .hasStatus(403);
        assertThat(web.get().uri("/office/settings").cookie(session)).hasStatus(403);
        assertThat(post(session, "/office/accounts", "name", "x", "email", "x@example.edu", "role", "ADMINISTRATOR"))
                .hasStatus(403);
        assertThat(post(session, "/office/accounts/" + chief.id() + "/deactivate"))
                .hasStatus(403);
        assertThat(post(session, "/office/accounts/" + chief.id() + "/password"))
                .hasStatus(403);
    }

    @Test
    void makesAnAccountWhosePasswordIsShownOnceAndWorks() {
        Cookie session = Office.signIn(web, chief);
        MvcTestResult made = post(
                session,
                "/office/accounts",
                "name",
                "林海",
                "email",
                "lin@example.edu",
                "role",
                "DEPARTMENT_OFFICER",
                "school",
                "物理, 化学学院",
                "department",
                "",
                "school",
                "",
                "department",
                "");
        assertThat(made).hasStatusOk();
        String password = secret(made);
        Account lin = accounts.byEmail("lin@example.edu").orElseThrow();
        assertThat(lin.units())
                .singleElement()
                .satisfies(unit -> assertThat(unit.school()).isEqualTo("物理, 化学学院"));
        assertThat(lin.passwordIssued()).isTrue();
        assertThat(acts()).contains("identity.account.created");
        assertThat(web.get().uri("/office/accounts/" + lin.id()).cookie(session).exchange())
                .bodyText()
                .doesNotContain(password);
        assertThat(Office.signIn(web, "lin@example.edu", password)).isNotNull();
    }

    @Test
    void keepsWhatWasTypedWhenSomethingIsWrong() {
        MvcTestResult answer = post(
                Office.signIn(web, chief),
                "/office/accounts",
                "name",
                "林海",
                "email",
                "nowhere",
                "role",
                "DEPARTMENT_OFFICER",
                "school",
                "",
                "department",
                "光学系");
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().contains("林海", "nowhere", "光学系");
    }

    @Test
    void endsSessionsAndTokensOfSomebodyDeactivatedAtOnce() {
        Account lin = office.somebody(Role.RECORDS_OFFICER);
        Cookie theirs = Office.signIn(web, lin);
        String token = token(lin);
        assertThat(bearer("/api/v1/me", token)).hasStatusOk();
        assertThat(web.get().uri("/account").cookie(theirs)).hasStatusOk();
        assertThat(post(Office.signIn(web, chief), "/office/accounts/" + lin.id() + "/deactivate"))
                .hasStatus(303);
        assertThat(web.get().uri("/account").cookie(theirs)).hasStatus(303);
        assertThat(bearer("/api/v1/me", token)).hasStatus(401);
        post(Office.signIn(web, chief), "/office/accounts/" + lin.id() + "/reactivate");
        assertThat(bearer("/api/v1/me", token)).hasStatus(401);
        assertThat(web.get().uri("/account").cookie(theirs)).hasStatus(303);
    }

    @Test
    void takesAwayARoleFromSessionsThatAreOpen() {
        Account lin = office.somebody(Role.ADMINISTRATOR);
        Cookie theirs = Office.signIn(web, lin);
        assertThat(web.get().uri("/office/accounts").cookie(theirs)).hasStatusOk();
        assertThat(post(
                        Office.signIn(web, chief),
                        "/office/accounts/" + lin.id(),
                        "name",
                        lin.name(),
                        "role",
                        "AUDITOR"))
                .hasStatus(303);
        assertThat(web.get().uri("/office/accounts").cookie(theirs)).hasStatus(403);
    }

    @Test
    void keepsTheLastAdministratorAndLetsNobodyShutThemselfOut() {
        Cookie session = Office.signIn(web, chief);
        String mine = "/office/accounts/" + chief.id();
        assertThat(post(session, mine, "name", chief.name(), "role", "AUDITOR")).hasStatus(422);
        assertThat(post(session, mine + "/deactivate")).hasStatus(422);
        assertThat(post(session, mine + "/password")).hasStatus(422);
        office.somebody(Role.ADMINISTRATOR);
        assertThat(post(session, mine + "/deactivate")).hasStatus(422);
        assertThat(post(session, mine, "name", chief.name(), "role", "AUDITOR")).hasStatus(303);
    }

    @Test
    void changesOnesPasswordOnlyWithTheOldOneAndEndsOtherSessions() {
        Account lin = office.somebody(Role.AUDITOR);
        Cookie here = Office.signIn(web, lin);
        Cookie elsewhere = Office.signIn(web, lin);
        assertThat(post(here, "/account/password", "old", "not the old one", "password", "a new sentence"))
                .hasStatus(422);
        assertThat(post(here, "/account/password", "old", Office.PASSWORD, "password", "short"))
                .hasStatus(422);
        assertThat(post(here, "/account/password", "old", Office.PASSWORD, "password", "a new sentence"))
                .hasStatus(303);
        assertThat(web.get().uri("/account").cookie(here)).hasStatusOk();
        assertThat(web.get().uri("/account").cookie(elsewhere)).hasStatus(303);
        assertThat(Office.signIn(web, lin.email(), "a new sentence")).isNotNull();
    }

    @Test
    void sendsOnlyThoseToAnAdministratorWhoAreNone() {
        String edit = "href=\"/office/accounts/" + chief.id();
        assertThat(web.get().uri("/account").cookie(Office.signIn(web, chief)).exchange())
                .bodyText()
                .contains(edit);
        assertThat(web.get()
                        .uri("/account")
                        .cookie(Office.signIn(web, office.somebody(Role.AUDITOR)))
                        .exchange())
                .bodyText()
                .doesNotContain("href=\"/office/accounts/");
    }

    @Test
    void signsOutEverywhere() {
        Account lin = office.somebody(Role.AUDITOR);
        Cookie here = Office.signIn(web, lin);
        Cookie elsewhere = Office.signIn(web, lin);
        assertThat(web.get().uri("/account").cookie(here).exchange()).bodyText().contains("data-open=\"everywhere\"");
        assertThat(post(here, "/account/sessions/end")).hasStatus(303);
        assertThat(web.get().uri("/account").cookie(here)).hasStatus(303);
        assertThat(web.get().uri("/account").cookie(elsewhere)).hasStatus(303);
    }

    @Test
    void givesATokenNoRightsItsOwnerLacks() {
        Account auditor = office.somebody(Role.AUDITOR);
        Cookie session = Office.signIn(web, auditor);
        assertThat(post(session, "/account/tokens", "name", "sync", "scope", "accounts:manage", "days", "30"))
                .hasStatus(422);
        MvcTestResult made = post(session, "/account/tokens", "name", "sync", "scope", "audit:read", "days", "30");
        String token = secret(made);
        assertThat(web.get().uri("/account").cookie(session).exchange())
                .bodyText()
                .contains("sync")
                .doesNotContain(token);
        assertThat(bearer("/api/v1/me", token))
                .bodyJson()
                .extractingPath("$.scopes")
                .isEqualTo(List.of("audit:read"));
        assertThat(bearer("/api/v1/audit-events", token)).hasStatusOk();
        assertThat(bearer("/api/v1/members", token)).hasStatus(403);
        String id = JsonPath.read(text(bearer("/api/v1/tokens", token)), "$.items[0].id");
        assertThat(post(Office.signIn(web, chief), "/account/tokens/" + id + "/revoke"))
                .hasStatus(404);
        assertThat(web.delete().uri("/api/v1/tokens/" + id).header("Authorization", "Bearer " + token))
                .hasStatus(204);
        assertThat(bearer("/api/v1/me", token)).hasStatus(401);
    }

    @Test
    void opensASessionUnderANewIdAtEverySignIn() {
        Account lin = office.somebody(Role.AUDITOR);
        Cookie first = Office.signIn(web, lin);
        MvcTestResult again = web.post()
                .uri("/sign-in")
                .with(csrf())
                .cookie(first)
                .param("email", lin.email())
                .param("password", Office.PASSWORD)
                .exchange();
        assertThat(cookie(again, "tongchuang").getValue()).isNotEqualTo(first.getValue());
        assertThat(web.get().uri("/account").cookie(first)).hasStatus(303);
    }

    @Test
    void setsCookiesNoScriptCanReadAndNoOtherSiteSends() {
        Cookie session = Office.signIn(web, chief);
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example", "//evil.example", "/\\evil.example", "\\/evil.example", "/\t/evil.example",
                "javascript:alert(1)", "/sign-in?to=//evil.example", "/\n/evil.example", "", "evil"
            })
    void leadsNowhereElseAfterSignIn(String to) {
        assertThat(web.post()
                        .uri("/sign-in")
                        .with(csrf())
                        .param("to", to)
                        .param("email", chief.email())
                        .param("password", Office.PASSWORD))
                .hasStatus(303)
                .hasHeader("Location", "/");
    }

    @Test
    void takesNoAddressFromTheHostHeader() {
        MvcTestResult sent =
                web.get().uri("/office/accounts").header("Host", "evil.example").exchange();
        assertThat(sent.getResponse().getHeader("Location")).startsWith("/sign-in");
        assertThat(web.get().uri("/sign-in").header("Host", "evil.example").exchange())
                .bodyText()
                .doesNotContain("evil.example");
    }

    @Test
    void refusesFormsWithoutTheirToken() {
        assertThat(web.post().uri("/account/sessions/end").cookie(Office.signIn(web, chief)))
                .hasStatus(403);
    }

    @Test
    void changesTheSettingsAndSaysSoOnTheTrail() {
        Cookie session = Office.signIn(web, chief);
        assertThat(post(
                        session,
                        "/office/settings",
                        "universityChinese",
                        "江南大学",
                        "universityEnglish",
                        "Jiangnan",
                        "accent",
                        "#112233",
                        "second",
                        "#2F5D50",
                        "timeZone",
                        "Asia/Urumqi"))
                .hasStatus(303);
        assertThat(web.get().uri("/office/settings").cookie(session).exchange())
                .bodyText()
                .contains("江南大学", "#112233");
        assertThat(acts()).contains("identity.settings.changed");
        assertThat(post(session, "/office/settings", "universityChinese", "", "accent", "red", "timeZone", "Mars/Base"))
                .hasStatus(422);
        assertThat(web.get()
                        .uri("/office/settings/contrast")
                        .param("accent", "#FFFFFF")
                        .param("second", "#000000")
                        .cookie(session)
                        .exchange())
                .bodyText()
                .contains("1.0", "21.0");
    }

    private MvcTestResult post(Cookie session, String path, String... pairs) {
        var request = web.post().uri(path).with(csrf()).cookie(session);
        for (int i = 0; i < pairs.length; i += 2) {
            request = request.param(pairs[i], pairs[i + 1]);
        }
        return request.exchange();
    }

    private MvcTestResult bearer(String path, String token) {
        return web.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    private String token(Account account) {
        String basic = Base64.getEncoder()
                .encodeToString((account.email() + ":" + Office.PASSWORD).getBytes(StandardCharsets.UTF_8));
        MvcTestResult made = web.post()
                .uri("/api/v1/tokens")
                .header("Authorization", "Basic " + basic)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"sync\"}")
                .exchange();
        assertThat(made).hasStatus(201);
        return JsonPath.read(text(made), "$.token");
    }

    private static Cookie cookie(MvcTestResult answer, String name) {
        return java.util.Objects.requireNonNull(answer.getResponse().getCookie(name));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private static String secret(MvcTestResult answer) {
        var found = Pattern.compile("<code id=\"secret\">([^<]+)</code>").matcher(text(answer));
        assertThat(found.find()).as(text(answer)).isTrue();
        return found.group(1);
    }

    private List<String> acts() {
        return jdbc.sql("select act from privacy.audit_event")
                .query((row, n) -> row.getString(1))
                .list();
    }
}
