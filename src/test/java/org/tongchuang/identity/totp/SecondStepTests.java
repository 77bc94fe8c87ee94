package org.tongchuang.identity.totp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.identity.signin.SecondStepResets;
import org.tongchuang.identity.signin.SecondStepRule;
import org.tongchuang.identity.signin.SecondStepRules;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Role;

/// From setting up an app to signing in with it, and every way round it that must not be one.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class SecondStepTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private Authenticators authenticators;

    @Autowired
    private SecondStepRules rules;

    @Autowired
    private SecondStepResets resets;

    @Autowired
    private SignedLinks links;

    @Autowired
    private JdbcClient jdbc;

    @Value("${tongchuang.data}/keys")
    private Path keys;

    private Account lin;

    @BeforeEach
    void withAnOfficer() {
        jdbc.sql("delete from identity.failed_sign_in").update();
        jdbc.sql("delete from notifications.notice").update();
        lin = office.somebody(Role.ADMINISTRATOR);
    }

    @AfterEach
    void asItWas() {
        rules.save(new SecondStepRule(SecondStepRule.Wanted.WITHIN, 14, Instant.now()));
    }

    @Test
    void asksForTheCodeAfterThePassword() {
        setUp();
        Cookie half = firstStep(lin);
        assertThat(get("/account", half)).hasStatus(303);
        MvcTestResult in = second(half, code(1));
        assertThat(in).hasStatus(303).hasHeader("Location", "/office/members");
        Cookie whole = cookie(in);
        assertThat(whole.getValue()).isNotEqualTo(half.getValue());
        assertThat(get("/account", whole)).hasStatusOk();
        assertThat(acts()).contains("identity.second-step.set-up", "identity.sign-in");
        assertThat(ways()).contains("password, app");
    }

    @Test
    void opensNothingHalfWay() {
        setUp();
        Cookie half = firstStep(lin);
        for (String page : List.of("/", "/account", "/account/second-step", "/office/members", "/office/accounts")) {
            assertThat(get(page, half)).as(page).hasStatus(303);
            assertThat(location(get(page, half))).as(page).startsWith("/sign-in");
        }
        assertThat(post("/account/second-step/app/remove", half, Map.of())).hasStatus(303);
        assertThat(authenticators.since(lin.id())).isPresent();
        assertThat(jdbc.sql("select count(*) from identity.session where principal_name = :id")
                        .param("id", lin.id().toString())
                        .query(Integer.class)
                        .single())
                .as("a half-open session is nobody's; one was there to set the app up")
                .isOne();
    }

    @Test
    void takesEachCodeOnce() {
        setUp();
        String code = code(1);
        assertThat(second(firstStep(lin), code)).hasStatus(303);
        assertThat(second(firstStep(lin), code)).hasStatus(422);
        assertThat(second(firstStep(lin), code(0))).as("an earlier one").hasStatus(422);
    }

    @Test
    void locksTheSecondStepAfterFiveMistakesWhateverThePasswordSays() {
        setUp();
        for (int i = 0; i < 5; i++) {
            assertThat(second(firstStep(lin), "00000" + i)).hasStatus(422);
        }
        assertThat(second(firstStep(lin), code(1)))
                .as("the right code, too late")
                .hasStatus(422);
        jdbc.sql("delete from identity.failed_sign_in").update();
        assertThat(second(firstStep(lin), code(1))).hasStatus(303);
    }

    @Test
    void takesEachRecoveryCodeOnceHoweverItIsTyped() {
        List<String> codes = setUp();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        String typed = codes.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " ");
        assertThat(second(firstStep(lin), typed)).hasStatus(303);
        assertThat(second(firstStep(lin), codes.getFirst())).hasStatus(422);
        assertThat(second(firstStep(lin), codes.get(1))).hasStatus(303);
        String kept = jdbc.sql("select string_agg(c::text, ' ') from identity.recovery_code c")
                .query(String.class)
                .single();
        assertThat(kept).doesNotContain(codes.get(2));
    }

    @Test
    void keepsTheSecretSealed() {
        setUp();
        byte[] secret = authenticators.secret(lin.id()).orElseThrow();
        byte[] kept = jdbc.sql("select secret from identity.authenticator where account_id = :id")
                .param("id", lin.id())
                .query((row, n) -> row.getBytes(1))
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
    }

    @Test
    void changesNothingForWhomeverFindsTheBrowserOpen() {
        setUp();
        Cookie open = cookie(second(firstStep(lin), code(1)));
        age(open, Duration.ofMinutes(16));
        for (String act : List.of("app", "app/confirm", "app/remove", "codes")) {
            MvcTestResult answer = post("/account/second-step/" + act, open, Map.of("code", "000000"));
            assertThat(location(answer)).as(act).startsWith("/sign-in/again");
        }
        assertThat(authenticators.since(lin.id())).isPresent();
    }

    @Test
    void remindsUntilTheDayAndThenInsists() {
        Cookie before = Office.signIn(web, lin);
        assertThat(get("/office/accounts", before)).hasStatusOk().bodyText().contains("class=\"note reminder\"");
        rules.save(new SecondStepRule(
                SecondStepRule.Wanted.WITHIN, 14, Instant.now().minus(Duration.ofDays(15))));
        Cookie late = Office.signIn(web, lin);
        assertThat(location(get("/office/accounts", late))).isEqualTo("/account/second-step");
        assertThat(location(post("/account/tokens", late, Map.of("name", "x")))).isEqualTo("/account/second-step");
        assertThat(get("/account/second-step", late)).hasStatusOk();
        Cookie settled = late;
        setUp(settled);
        assertThat(get("/office/accounts", settled)).hasStatusOk().bodyText().doesNotContain("note reminder");
    }

    @Test
    void asksNobodyWhereItIsOff() {
        rules.save(new SecondStepRule(SecondStepRule.Wanted.OFF, 14, Instant.EPOCH));
        assertThat(get("/office/accounts", Office.signIn(web, lin)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("note reminder");
    }

    @Test
    void wantsTheCodeOfProgramsToo() {
        assertThat(token(lin, "")).as("without a second step as ever").hasStatus(201);
        setUp();
        assertThat(token(lin, "")).hasStatus(401).bodyText().contains("Tongchuang-Second-Step");
        assertThat(token(lin, "000000")).hasStatus(401);
        assertThat(token(lin, code(1))).hasStatus(201);
        assertThat(token(lin, code(1))).as("used").hasStatus(401);
    }

    @Test
    void isResetADayAfterAnAdministratorAskedWithAReason() {
        setUp();
        Account zhou = office.somebody(Role.ADMINISTRATOR);
        Cookie desk = Office.signIn(web, zhou);
        String place = "/office/accounts/" + lin.id();
        assertThat(post(place + "/second-step/reset", desk, Map.of("reason", " ")))
                .hasStatus(422);
        assertThat(post(place + "/second-step/reset", desk, Map.of("reason", "手机丢了，当面核对过")))
                .hasStatus(303);
        assertThat(get(place, desk)).hasStatusOk().bodyText().contains("second-step/keep");
        assertThat(letters("identity.letter.second-step.reset-asked")).isOne();
        assertThat(firstStep(lin)).as("it waits").isNotNull();
        jdbc.sql("update identity.second_step_reset set due_at = now() - interval '1 second'")
                .update();
        assertThat(get("/account", Office.signIn(web, lin))).hasStatusOk();
        assertThat(authenticators.since(lin.id())).isEmpty();
        assertThat(jdbc.sql("select count(*) from identity.recovery_code where account_id = :id")
                        .param("id", lin.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(letters("identity.letter.second-step.reset")).isOne();
        assertThat(post("/office/accounts/" + zhou.id() + "/second-step/reset", desk, Map.of("reason", "x")))
                .as("one's own")
                .hasStatus(422);
    }

    @Test
    void keepsTheSecondStepWhenItsOwnerSaysNo() {
        setUp();
        Cookie desk = Office.signIn(web, office.somebody(Role.ADMINISTRATOR));
        post("/office/accounts/" + lin.id() + "/second-step/reset", desk, Map.of("reason", "电话里说的"));
        String letter = "/sign-in/keep/"
                + links.sign(
                        "identity.second-step.keep",
                        lin.id().toString(),
                        Instant.now().plusSeconds(60));
        assertThat(web.get().uri(letter)).hasStatusOk();
        assertThat(resets.due(lin.id())).as("looking at it changes nothing").isPresent();
        assertThat(web.post().uri(letter).with(csrf())).hasStatus(303);
        assertThat(resets.due(lin.id())).isEmpty();
        assertThat(acts()).contains("identity.second-step.kept");
        assertThat(firstStep(lin)).isNotNull();
    }

    private long letters(String words) {
        return jdbc.sql("select count(*) from notifications.notice where words = :words")
                .param("words", words)
                .query(Long.class)
                .single();
    }

    @Test
    void letsTheLastAdministratorInByACodeOnTheMachine() throws IOException {
        setUp();
        Cookie half = firstStep(lin);
        assertThat(post("/sign-in/second/rescue", half, Map.of())).hasStatus(303);
        Path file = keys.resolve("rescue-code-" + lin.id());
        String code = Files.readAllLines(file).getLast();
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(post("/sign-in/second/rescue", half, Map.of())).hasStatus(303);
        assertThat(Files.readAllLines(file)).as("asking again changes nothing").contains(code);
        assertThat(second(half, code)).hasStatus(303);
        assertThat(file).doesNotExist();
        assertThat(second(firstStep(lin), code)).hasStatus(422);
    }

    @Test
    void makesNoRescueCodeForAnybodyElse() {
        lin = office.somebody(Role.RECORDS_OFFICER);
        setUp();
        assertThat(post("/sign-in/second/rescue", firstStep(lin), Map.of())).hasStatus(303);
        assertThat(keys.resolve("rescue-code-" + lin.id())).doesNotExist();
        assertThat(post("/sign-in/second/rescue", new Cookie("tongchuang", "none"), Map.of()))
                .hasStatus(303);
    }

    private List<String> setUp() {
        return setUp(Office.signIn(web, lin));
    }

    private List<String> setUp(Cookie session) {
        assertThat(location(post("/account/second-step/app", session, Map.of())))
                .isEqualTo("/account/second-step/app");
        byte[] secret = authenticators.pending(lin.id(), Instant.EPOCH).orElseThrow();
        assertThat(get("/account/second-step/app", session))
                .hasStatusOk()
                .bodyText()
                .contains(Totp.base32(secret).substring(0, 4));
        assertThat(post("/account/second-step/app/confirm", session, Map.of("code", "abc")))
                .hasStatus(422);
        MvcTestResult done =
                post("/account/second-step/app/confirm", session, Map.of("code", Totp.code(secret, step() - 1)));
        assertThat(done).hasStatusOk();
        List<String> codes = new ArrayList<>();
        var found = Pattern.compile("<li><code>([^<]+)</code>").matcher(text(done));
        while (found.find()) {
            codes.add(found.group(1));
        }
        return codes;
    }

    /// The code of the present step, or so many after it.
    private String code(int later) {
        return Totp.code(authenticators.secret(lin.id()).orElseThrow(), step() + later);
    }

    private static long step() {
        return Instant.now().getEpochSecond() / 30;
    }

    private Cookie firstStep(Account account) {
        MvcTestResult answer = web.post()
                .uri("/sign-in")
                .with(csrf())
                .param("email", account.email())
                .param("password", Office.PASSWORD)
                .param("to", "/office/members")
                .exchange();
        assertThat(location(answer)).isEqualTo("/sign-in/second?to=%2Foffice%2Fmembers");
        Cookie half = cookie(answer);
        assertThat(get("/sign-in/second", half)).hasStatusOk();
        return half;
    }

    private MvcTestResult second(Cookie half, String code) {
        return post("/sign-in/second", half, Map.of("code", code, "to", "/office/members"));
    }

    private MvcTestResult token(Account account, String code) {
        String basic = Base64.getEncoder()
                .encodeToString((account.email() + ":" + Office.PASSWORD).getBytes(StandardCharsets.UTF_8));
        return web.post()
                .uri("/api/v1/tokens")
                .header("Authorization", "Basic " + basic)
                .header("Tongchuang-Second-Step", code)
                .contentType("application/json")
                .content("{\"name\":\"sync\"}")
                .exchange();
    }

    private MvcTestResult get(String path, Cookie session) {
        return web.get().uri(path).cookie(session).exchange();
    }

    private MvcTestResult post(String path, Cookie session, Map<String, String> sent) {
        var request = web.post().uri(path).cookie(session).with(csrf());
        sent.forEach((name, value) -> request.param(name, value));
        return request.exchange();
    }

    /// As if the sign-in had been that long ago.
    private void age(Cookie session, Duration age) {
        String id = new String(Base64.getDecoder().decode(session.getValue()), StandardCharsets.UTF_8);
        jdbc.sql("""
                update identity.session_attributes set attribute_bytes = :bytes where attribute_name = 'at'
                and session_primary_id = (select primary_id from identity.session where session_id = :id)
                """)
                .param("bytes", serialized(Instant.now().minus(age).toString()))
                .param("id", id)
                .update();
    }

    private static byte[] serialized(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var out = new java.io.ObjectOutputStream(bytes)) {
            out.writeObject(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<String> acts() {
        return jdbc.sql("select act from privacy.audit_event where actor = :id")
                .param("id", lin.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> ways() {
        return jdbc.sql(
                        "select detail ->> 'way' from privacy.audit_event where actor = :id and act = 'identity.sign-in'")
                .param("id", lin.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static Cookie cookie(MvcTestResult answer) {
        return Objects.requireNonNull(answer.getResponse().getCookie("tongchuang"), "a session");
    }

    private static String location(MvcTestResult answer) {
        return String.valueOf(answer.getResponse().getHeader("Location"));
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
