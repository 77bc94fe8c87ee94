package org.tongchuang.members.claiming.campus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.Staff.as;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.tongchuang.Mailbox;
import org.tongchuang.Staff;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.integrations.campus.OidcStandIn;
import org.tongchuang.integrations.campus.StandIn;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.claiming.Applicants;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;

/// Students and graduates who come by campus sign-on, against a campus that stands in.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Applicants.class)
class CampusTests {

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Applicants people;

    @Autowired
    private Members members;

    @Autowired
    private MemberAccounts accounts;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    private final OidcStandIn campus = new OidcStandIn(Clock.systemUTC());
    private String provider = "";

    @BeforeEach
    void settle() {
        jdbc.sql("delete from identity.outside_provider").update();
        people.forgiven();
        provider = provider();
    }

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void leadsAStudentFromCampusSignOnToAnAccountThatOutlivesIt() {
        Member student = onRoster("石在读", "C2024001");
        comes("石在读", "C2024001");
        String place = arrive();
        assertThat(text(get(place))).contains("石在读", "C2024001");
        MvcTestResult in = joins(place, "shi@home.example");
        assertThat(in).hasStatus(303).hasHeader("Location", "/me");
        assertThat(text(web.get().uri("/me").cookie(session(in)).exchange())).contains("石在读");
        assertThat(accounts.email(student.id())).contains("shi@home.example");
        assertThat(get(place)).as("used once").hasStatus(303).hasHeader("Location", "/sign-in");

        assertThat(signIn()).as("campus sign-on opens it now").hasHeader("Location", "/");

        members.save(now(student)
                .edit(
                        Map.of("standing", "ALUMNUS", "education.1.graduationYear", "2026"),
                        new Origin(Source.OFFICE, java.time.Instant.now(), null, "教务", null)));
        assertThat(signIn()).as("the same person after graduating").hasHeader("Location", "/");
        jdbc.sql("delete from identity.outside_provider").update();
        assertThat(accounts.email(student.id()))
                .as("and without the campus account")
                .contains("shi@home.example");
    }

    @Test
    void letsNobodyInWhoseNameIsAnother() {
        Member owner = onRoster("真名字", "C2024002");
        comes("另一人", "C2024002");
        String place = arrive();
        MvcTestResult sent = joins(place, "other@home.example");
        assertThat(sent).hasStatus(303);
        String claim = String.valueOf(sent.getResponse().getHeader("Location"));
        assertThat(claim).startsWith("/join/claim/");
        assertThat(accounts.has(owner.id())).isFalse();
        assertThat(jdbc.sql("select count(*) from members.claim_step where what = 'CAMPUS'")
                        .query(Long.class)
                        .single())
                .as("the office sees what the campus said")
                .isPositive();
    }

    @Test
    void letsNobodyInWhereTwoRecordsBearTheNumberOrOneIsTaken() {
        onRoster("重号人", "C2024003");
        onRoster("重号人", "C2024003");
        comes("重号人", "C2024003");
        assertThat(String.valueOf(
                        joins(arrive(), "double@home.example").getResponse().getHeader("Location")))
                .startsWith("/join/claim/");

        Member taken = onRoster("有主人", "C2024004");
        accounts.join(taken.id(), "有主人", "owner@home.example", null);
        comes("有主人", "C2024004");
        assertThat(String.valueOf(
                        joins(arrive(), "second@home.example").getResponse().getHeader("Location")))
                .startsWith("/join/claim/");
        assertThat(accounts.email(taken.id())).contains("owner@home.example");
    }

    @Test
    void asksForTheCodeAgainWhenItIsWrong() {
        onRoster("错码人", "C2024005");
        comes("错码人", "C2024005");
        String place = arrive();
        MvcTestResult asked = post(place, Map.of("email", "wrong@home.example"));
        String question = hidden(text(asked), "question");
        assertThat(post(place + "/code", Map.of("question", question, "email", "wrong@home.example", "code", "000000")))
                .hasStatus(422)
                .bodyText()
                .contains("wrong@home.example");
        assertThat(post(place, Map.of("email", "nothing"))).hasStatus(422);
        assertThat(get(place)).hasStatusOk();
    }

    @Test
    void tellsStrangersOfOtherSystemsThatNobodyKnowsThem() {
        campus.person(Map.of("sub", "s-none", "name", "无学号"));
        assertThat(signIn()).hasHeader("Location", "/sign-in/outside/" + provider + "/stranger");
        assertThat(get("/join/campus/00000000-0000-0000-0000-000000000000"))
                .hasStatus(303)
                .hasHeader("Location", "/sign-in");
    }

    private void comes(String name, String number) {
        campus.person(Map.of("sub", "s-" + number, "name", name, "preferred_username", number));
    }

    private String arrive() {
        String place = String.valueOf(signIn().getResponse().getHeader("Location"));
        assertThat(place).startsWith("/join/campus/");
        return place;
    }

    private MvcTestResult signIn() {
        MvcTestResult left = get("/sign-in/outside/" + provider);
        URI back = StandIn.sentOn(URI.create(String.valueOf(left.getResponse().getHeader("Location"))));
        return web.get()
                .uri(URI.create(back.getRawPath() + "?" + back.getRawQuery()))
                .cookie(left.getResponse().getCookies())
                .exchange();
    }

    private MvcTestResult joins(String place, String email) {
        MvcTestResult asked = post(place, Map.of("email", email));
        assertThat(asked).hasStatusOk();
        String code = Mailbox.code(new Mailbox(outbox).letter(email, ""));
        return post(place + "/code", Map.of("question", hidden(text(asked), "question"), "email", email, "code", code));
    }

    private String provider() {
        MvcTestResult made = web.post()
                .uri("/office/settings/outside")
                .param("kind", "OIDC")
                .with(as(Staff.ADMINISTRATOR))
                .with(csrf())
                .exchange();
        String place = String.valueOf(made.getResponse().getHeader("Location"));
        assertThat(web.post()
                        .uri(place)
                        .param("nameChinese", "统一认证")
                        .param("nameEnglish", "Sign-on")
                        .param("set.issuer", campus.address().toString())
                        .param("set.clientId", OidcStandIn.CLIENT)
                        .param("set.clientSecret", OidcStandIn.SECRET)
                        .param("read.number", "preferred_username")
                        .param("read.name", "name")
                        .param("active", "true")
                        .param("vouchesStudy", "true")
                        .with(as(Staff.ADMINISTRATOR))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        return place.replaceAll(".*/", "");
    }

    private Member onRoster(String name, String number) {
        Member added = people.onRoster(Map.of(
                "name",
                name,
                "standing",
                "STUDENT",
                "education.1.school",
                "在校学院",
                "education.1.class",
                "在校班",
                "education.1.studentNumber",
                number));
        long end = System.nanoTime() + 20_000_000_000L;
        while (!text(web.get()
                        .uri("/api/v1/members?q=" + number)
                        .with(as(Staff.RECORDS_OFFICER))
                        .exchange())
                .contains(added.id().toString())) {
            assertThat(System.nanoTime()).as("found by number").isLessThan(end);
        }
        return added;
    }

    private Member now(Member member) {
        return members.all(List.of(member.id())).getFirst();
    }

    private MvcTestResult get(String path) {
        return web.get().uri(path).exchange();
    }

    private MvcTestResult post(String path, Map<String, String> form) {
        var request = web.post().uri(path).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult answer) {
        return Applicants.text(answer);
    }

    private static String hidden(String page, String name) {
        Matcher found =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertThat(found.find()).as(name + " in " + page).isTrue();
        return found.group(1);
    }

    private static Cookie session(MvcTestResult in) {
        return Objects.requireNonNull(in.getResponse().getCookie("tongchuang"));
    }
}
