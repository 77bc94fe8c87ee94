package org.tongchuang.identity.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.identity.IdentityDoor;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.integrations.campus.OidcStandIn;
import org.tongchuang.integrations.campus.StandIn;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Role;

/// Linking, signing in, unlinking, and what must not come of any of it; against a campus that stands in.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class OutsideTests {

    private static final String LINH = "林海 OutsideTests";

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private Accounts accounts;

    @Autowired
    private WaysIn ways;

    @Autowired
    private Providers providers;

    @Autowired
    private IdentityDoor door;

    @Autowired
    private JdbcClient jdbc;

    private final OidcStandIn campus = new OidcStandIn(Clock.systemUTC());
    private Provider provider = provider(campus.address());
    private Account ada;
    private Cookie adas;
    private String subject = "";

    @BeforeEach
    void withACampusAndSomebody() {
        jdbc.sql("delete from identity.outside_provider").update();
        jdbc.sql("delete from identity.failed_sign_in").update();
        providers.add(provider);
        ada = office.somebody(Role.RECORDS_OFFICER);
        adas = Office.signIn(web, ada);
        subject = "s-" + ada.id();
        campus.person(Map.of("sub", subject, "name", LINH, "preferred_username", "20150101", "email", ada.email()));
    }

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void linksAfterALookAndThenLetsIn() {
        MvcTestResult asked = linking();
        assertThat(asked).hasStatusOk().bodyText().contains(LINH, "20150101");
        assertThat(links()).isZero();
        assertThat(post(arrived(asked), adas)).hasStatus(303).hasHeader("Location", "/account/ways");
        assertThat(links()).isOne();
        assertThat(letters("identity.letter.outside.linked")).isOne();
        assertThat(get("/account/ways", adas)).bodyText().contains(LINH);
        MvcTestResult in = signIn("/account");
        assertThat(in).hasStatus(303).hasHeader("Location", "/account");
        assertThat(get("/account", session(in))).hasStatusOk();
        assertThat(jdbc.sql("select used_at is not null from identity.outside_link where account_id = :id")
                        .param("id", ada.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void opensNoAccountForItsAddressAlone() {
        MvcTestResult in = signIn("/account");
        assertThat(in).hasStatus(303);
        assertThat(String.valueOf(in.getResponse().getHeader("Location"))).startsWith("/join/campus/");
        assertThat(in.getResponse().getCookie("tongchuang")).isNull();
        assertThat(get("/sign-in/outside/" + provider.id() + "/stranger")).hasStatusOk();
        assertThat(links()).isZero();
    }

    @Test
    void asksForTheSecondStepUnlessTheOfficeTrustsTheirs() {
        link();
        jdbc.sql("""
                insert into identity.passkey (id, account_id, name, credential_id, public_key, aaguid, sign_count,
                    transports, backup_eligible, backed_up, created_at)
                values (:id, :account, 'key', :credential, '\\x00', :id, 0, '{}', false, false, now())
                """)
                .param("id", Ids.next())
                .param("account", ada.id())
                .param("credential", ada.id().toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .update();
        MvcTestResult half = signIn("/account");
        assertThat(String.valueOf(half.getResponse().getHeader("Location"))).startsWith("/sign-in/second");
        assertThat(get("/account", session(half))).hasStatus(303);
        providers.save(new Provider(
                provider.id(),
                provider.kind(),
                provider.nameChinese(),
                provider.nameEnglish(),
                provider.settings(),
                provider.reading(),
                true,
                true,
                true));
        assertThat(get("/account", session(signIn("/account")))).hasStatusOk();
    }

    @Test
    void takesNoAnswerTwiceAndNoneOfAnotherBrowser() {
        link();
        MvcTestResult left = get("/sign-in/outside/" + provider.id());
        URI back = StandIn.sentOn(out(left));
        Cookie journey = journey(left);
        MvcTestResult another = get("/sign-in/outside/" + provider.id());
        assertLate(get(pathOf(back), journey(another)));
        assertLate(get(pathOf(back)));
        assertThat(get(pathOf(back), journey)).hasStatus(303).hasHeader("Location", "/");
        assertLate(get(pathOf(back), journey));
    }

    @Test
    void takesNoAnswerNobodyAskedFor() {
        assertLate(get("/sign-in/outside/" + provider.id() + "/back?code=x&state=none"));
        assertLate(get("/sign-in/outside/" + provider.id() + "/back"));
        assertLate(web.post()
                .uri("/sign-in/outside/" + provider.id() + "/back")
                .param("SAMLResponse", "x")
                .exchange());
    }

    @Test
    void linksNobodyElsesBrowser() {
        MvcTestResult left = get("/account/ways/outside/" + provider.id(), adas);
        URI back = StandIn.sentOn(out(left));
        Account bob = office.somebody(Role.AUDITOR);
        assertLate(get(pathOf(back), journey(left), Office.signIn(web, bob)));
        assertThat(links()).isZero();
    }

    @Test
    void showsAnArrivalToItsOwnerAlone() {
        String arrived = arrived(linking());
        Cookie bobs = Office.signIn(web, office.somebody(Role.AUDITOR));
        assertThat(get(arrived, bobs)).hasStatus(404);
        assertThat(post(arrived, bobs)).hasStatus(404);
        assertThat(post(arrived, adas)).hasStatus(303);
        assertThat(post(arrived, adas)).hasStatus(404);
    }

    @Test
    void refusesWhatBelongsToAnotherAccount() {
        link();
        Account bob = office.somebody(Role.AUDITOR);
        adas = Office.signIn(web, bob);
        assertThat(post(arrived(linking()), adas)).hasStatus(422).bodyText().contains("已经绑定了别的账号");
        campus.person(Map.of("sub", "first of bob"));
        assertThat(post(arrived(linking()), adas)).hasStatus(303);
        campus.person(Map.of("sub", "second of bob"));
        assertThat(post(arrived(linking()), adas)).hasStatus(422).bodyText().contains("另一个");
    }

    @Test
    void keepsTheLastWayIn() {
        link();
        UUID link = linkId();
        ways.removePassword(ada.id());
        assertThat(get("/account/ways", adas)).bodyText().contains("校园账号停用后就进不来了");
        post("/account/ways/outside/" + link + "/remove", adas);
        assertThat(links()).isOne();
        ways.allowCode(ada.id(), true);
        assertThat(get("/account/ways", adas)).bodyText().doesNotContain("校园账号停用后就进不来了");
        post("/account/ways/outside/" + link + "/remove", adas);
        assertThat(links()).isZero();
        assertThat(letters("identity.letter.outside.unlinked")).isOne();
        assertThat(post("/account/ways/outside/" + link + "/remove", adas)).hasStatus(404);
    }

    /// A way that the office has switched off is none.
    @Test
    void countsNoWayThatIsSwitchedOff() {
        link();
        ways.allowCode(ada.id(), true);
        ways.removePassword(ada.id());
        providers.save(provider.with(false));
        assertThat(post("/account/ways/code/remove", adas)).hasStatus(422);
        assertThat(get("/sign-in/outside/" + provider.id())).hasStatus(404);
        assertThat(web.get().uri("/sign-in").exchange())
                .bodyText()
                .doesNotContain(provider.id().toString());
        assertThat(post("/account/ways/outside/" + linkId() + "/remove", adas)).hasStatus(303);
        assertThat(links()).isZero();
    }

    @Test
    void letsNobodyIntoAClosedAccount() {
        link();
        jdbc.sql("update identity.account set active = false where id = :id")
                .param("id", ada.id())
                .update();
        // as every request does, the account is remembered for three seconds
        org.awaitility.Awaitility.await()
                .untilAsserted(() -> assertThat(signIn("/account"))
                        .hasHeader("Location", "/sign-in/outside/" + provider.id() + "/trouble?why=closed"));
    }

    @Test
    void saysCalmlyWhatWentWrong() {
        for (var wrong : Map.of(
                        OidcStandIn.Mischief.DECLINES, "declined",
                        OidcStandIn.Mischief.BROKEN, "unreachable",
                        OidcStandIn.Mischief.UNSIGNED, "untrusted")
                .entrySet()) {
            campus.does(wrong.getKey());
            MvcTestResult back = signIn("/account");
            String location = String.valueOf(back.getResponse().getHeader("Location"));
            assertThat(location).endsWith("/trouble?why=" + wrong.getValue());
            assertThat(get(location)).hasStatusOk().bodyText().contains(provider.nameChinese());
        }
        assertThat(get("/sign-in/outside/" + provider.id() + "/trouble?why=%3Cscript%3Ealert"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert");
        campus.close();
        MvcTestResult away = signInTo(provider(campus.address() + "/elsewhere"));
        assertThat(away).hasStatus(303);
        assertThat(String.valueOf(away.getResponse().getHeader("Location"))).endsWith("/trouble?why=unreachable");
    }

    @Test
    void offersItOnTheSignInPageAndKeepsWhereOneWantedToGo() {
        assertThat(web.get().uri("/sign-in?to=/account/ways").exchange())
                .bodyText()
                .contains("/sign-in/outside/" + provider.id() + "?to=/account/ways", provider.nameChinese());
    }

    /// Fifty from one network, as with passwords; the other side isn't asked any more.
    @Test
    void asksNobodyWithoutEnd() {
        campus.does(OidcStandIn.Mischief.BROKEN);
        for (int n = 0; n < 50; n++) {
            signIn("/account");
        }
        long asked = campus.asked("/token");
        signIn("/account");
        assertThat(asked).isEqualTo(50);
        assertThat(campus.asked("/token")).isEqualTo(50);
    }

    @Test
    void opensNoOtherSite() {
        link();
        assertThat(signIn("//evil.example")).hasHeader("Location", "/");
        assertThat(signIn("https://evil.example/")).hasHeader("Location", "/");
    }

    @Test
    void showsTheOfficeWhatCameBackAndSignsNobodyIn() {
        Account zhou = office.somebody(Role.ADMINISTRATOR);
        Cookie zhous = Office.signIn(web, zhou);
        MvcTestResult left = get("/office/settings/outside/" + provider.id() + "/try", zhous);
        MvcTestResult back = get(pathOf(StandIn.sentOn(out(left))), journey(left), zhous);
        String tried = String.valueOf(back.getResponse().getHeader("Location"));
        assertThat(get(tried, zhous))
                .hasStatusOk()
                .bodyText()
                .contains(subject, LINH, "20150101", "preferred_username");
        assertThat(get(tried, adas)).hasStatus(403);
        assertThat(links()).isZero();
        campus.does(OidcStandIn.Mischief.OTHER_AUDIENCE);
        left = get("/office/settings/outside/" + provider.id() + "/try", zhous);
        back = get(pathOf(StandIn.sentOn(out(left))), journey(left), zhous);
        assertThat(get(String.valueOf(back.getResponse().getHeader("Location")), zhous))
                .bodyText()
                .contains("another audience");
    }

    @Test
    void linksAnAccountMadeForANewcomer() {
        Newcomer newcomer = new Newcomer(provider.id(), subject, true, true, "20150101", LINH, null, null);
        door.linkOutside(ada.id(), newcomer);
        door.linkOutside(ada.id(), newcomer);
        assertThat(get("/account", session(signIn("/account")))).hasStatusOk();
    }

    private MvcTestResult linking() {
        MvcTestResult left = get("/account/ways/outside/" + provider.id(), adas);
        MvcTestResult back = get(pathOf(StandIn.sentOn(out(left))), journey(left), adas);
        assertThat(back).hasStatus(303);
        return get(String.valueOf(back.getResponse().getHeader("Location")), adas);
    }

    private void link() {
        assertThat(post(arrived(linking()), adas)).hasStatus(303);
    }

    private static String arrived(MvcTestResult page) {
        return Objects.requireNonNull(page.getRequest().getRequestURI());
    }

    private MvcTestResult signIn(String to) {
        MvcTestResult left = get("/sign-in/outside/" + provider.id() + "?to=" + to);
        return get(pathOf(StandIn.sentOn(out(left))), journey(left));
    }

    private MvcTestResult signInTo(Provider other) {
        providers.add(other);
        return get("/sign-in/outside/" + other.id());
    }

    private void assertLate(MvcTestResult answer) {
        assertThat(answer)
                .hasStatus(303)
                .hasHeader("Location", "/sign-in/outside/" + provider.id() + "/trouble?why=late");
    }

    private MvcTestResult get(String path, Cookie... cookies) {
        var request = web.get().uri(URI.create(path));
        return (cookies.length == 0 ? request : request.cookie(cookies)).exchange();
    }

    private MvcTestResult post(String path, Cookie session) {
        return web.post().uri(path).cookie(session).with(csrf()).exchange();
    }

    private static URI out(MvcTestResult left) {
        assertThat(left).hasStatus(303);
        return URI.create(String.valueOf(left.getResponse().getHeader("Location")));
    }

    private static String pathOf(URI address) {
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    private static Cookie journey(MvcTestResult left) {
        return Objects.requireNonNull(left.getResponse().getCookie(Journeys.COOKIE));
    }

    private static Cookie session(MvcTestResult in) {
        return Objects.requireNonNull(in.getResponse().getCookie("tongchuang"));
    }

    private int links() {
        return jdbc.sql("select count(*) from identity.outside_link where account_id = :id")
                .param("id", ada.id())
                .query(Integer.class)
                .single();
    }

    private UUID linkId() {
        return jdbc.sql("select id from identity.outside_link where account_id = :id")
                .param("id", ada.id())
                .query(UUID.class)
                .single();
    }

    private int letters(String words) {
        return jdbc.sql("select count(*) from notifications.notice where words = :words and to_id = :id")
                .param("words", words)
                .param("id", ada.id())
                .query(Integer.class)
                .single();
    }

    private static Provider provider(String issuer) {
        Map<String, String> settings = new HashMap<>(
                Map.of("issuer", issuer, "clientId", OidcStandIn.CLIENT, "clientSecret", OidcStandIn.SECRET));
        return new Provider(Ids.next(), Kind.OIDC, "明德统一认证", "Mingde sign-on", settings, Map.of(), false, true, true);
    }
}
