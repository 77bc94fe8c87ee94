package org.tongchuang.identity.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.identity.Newcomers;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.integrations.campus.SamlStandIn;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Role;

/// Answers that are posted, and what a room above hears of somebody new.
@SpringBootTest
@AutoConfigureMockMvc
@Import({Office.class, NewcomersTests.Welcome.class})
class NewcomersTests {

    private static final List<Newcomer> arrived = new ArrayList<>();

    @TestConfiguration
    static class Welcome {

        @Bean
        @Primary
        Newcomers welcome() {
            return newcomer -> {
                arrived.add(newcomer);
                return "/claim/from-outside";
            };
        }
    }

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private Providers providers;

    @Autowired
    private JdbcClient jdbc;

    private final SamlStandIn campus = new SamlStandIn(Clock.systemUTC());
    private final Provider provider = new Provider(
            Ids.next(),
            Kind.SAML,
            "明德统一认证",
            "Mingde sign-on",
            Map.of("metadataUrl", campus.address() + "/metadata"),
            Map.of(),
            false,
            true,
            true);

    @BeforeEach
    void settle() {
        arrived.clear();
        jdbc.sql("delete from identity.outside_provider").update();
        jdbc.sql("delete from identity.failed_sign_in").update();
        providers.add(provider);
    }

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void tellsOfSomebodyNewWhatTheCampusSays() {
        MvcTestResult left = web.get().uri("/sign-in/outside/" + provider.id()).exchange();
        MvcTestResult back = back(posted(left), journey(left));
        assertThat(back).hasStatus(303).hasHeader("Location", "/claim/from-outside");
        assertThat(arrived)
                .containsExactly(new Newcomer(provider.id(), "u-20150101", true, true, "20150101", "林海", null, null));
    }

    /// Cookies stay away from what another site posts, so whose journey it was shows only afterwards.
    @Test
    void takesAPostedAnswerInTheBrowserThatLeftAndOnce() {
        MvcTestResult left = web.get().uri("/sign-in/outside/" + provider.id()).exchange();
        MvcTestResult posted = posted(left);
        MvcTestResult another =
                web.get().uri("/sign-in/outside/" + provider.id()).exchange();
        assertThat(back(posted, journey(another))).headers().hasValue("Location", late());
        assertThat(posted(left)).headers().hasValue("Location", late());
        assertThat(back(posted, journey(left))).headers().hasValue("Location", "/claim/from-outside");
        assertThat(back(posted, journey(left))).headers().hasValue("Location", late());
        assertThat(arrived).hasSize(1);
    }

    @Test
    void linksByAPostedAnswer() {
        Account ada = office.somebody(Role.RECORDS_OFFICER);
        Cookie adas = Office.signIn(web, ada);
        MvcTestResult left = web.get()
                .uri("/account/ways/outside/" + provider.id())
                .cookie(adas)
                .exchange();
        MvcTestResult back = back(posted(left), journey(left), adas);
        String arrival = String.valueOf(back.getResponse().getHeader("Location"));
        assertThat(web.get().uri(arrival).cookie(adas)).hasStatusOk().bodyText().contains("林海", "20150101");
        assertThat(web.post().uri(arrival).cookie(adas).with(csrf()).exchange()).hasStatus(303);
        MvcTestResult again = web.get().uri("/sign-in/outside/" + provider.id()).exchange();
        MvcTestResult in = back(posted(again), journey(again));
        assertThat(web.get()
                        .uri("/account")
                        .cookie(Objects.requireNonNull(in.getResponse().getCookie("tongchuang"))))
                .hasStatusOk();
        assertThat(arrived).isEmpty();
    }

    private MvcTestResult posted(MvcTestResult left) {
        URI out = URI.create(String.valueOf(left.getResponse().getHeader("Location")));
        var request = web.post().uri("/sign-in/outside/" + provider.id() + "/back");
        campus.answer(out).forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult back(MvcTestResult posted, Cookie... cookies) {
        String location = String.valueOf(posted.getResponse().getHeader("Location"));
        return web.get().uri(URI.create(location)).cookie(cookies).exchange();
    }

    private static Cookie journey(MvcTestResult left) {
        return Objects.requireNonNull(left.getResponse().getCookie(Journeys.COOKIE));
    }

    private String late() {
        return "/sign-in/outside/" + provider.id() + "/trouble?why=late";
    }
}
