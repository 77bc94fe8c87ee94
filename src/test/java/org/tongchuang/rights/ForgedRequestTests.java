package org.tongchuang.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.tongchuang.rights.RightsWorld.text;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.identity.accounts.Office;

/// Requests that other sites make a browser send, and answers that other sites would like to use.
@RightsTrial
class ForgedRequestTests {

    /// Where an address to go on to may stand.
    private static final Set<String> WAYS_ON = Set.of("to", "back", "params", "survivor", "as", "show", "name");

    private static final List<String> HEADERS = List.of(
            "Host", "X-Forwarded-Host", "Forwarded", "X-Forwarded-Prefix", "X-Original-URL", "Referer", "Origin");

    @Autowired
    private RightsWorld world;

    @Autowired
    private RightsCast cast;

    @Autowired
    private Sending sending;

    @BeforeEach
    void settle() {
        cast.settle();
    }

    /// Without the token of the form, with a wrong one, and with one that was made for somebody else's session.
    @Test
    void changeNothing() {
        List<String> taken = new ArrayList<>();
        for (RightsRow row : RightsMatrix.rows()) {
            // What a mail program posts, or whoever vouches for people, carries its own proof, and a session counts for
            // nothing there.
            boolean proven = Set.of("/notices/unsubscribe/{token}", "/sign-in/outside/{id}/back")
                    .contains(row.path());
            if (row.safe() || row.api() || proven) {
                continue;
            }
            for (String token : new String[] {null, "", "wrong", "MDAwMDAwMDAwMDAwMDAwMA"}) {
                var request = RightsWorld.unproven(row, cast.sent(row, Somebody.STRANGER))
                        .cookie(world.session(Somebody.ADMINISTRATOR));
                if (token != null) {
                    request.param("_csrf", token).header("X-XSRF-TOKEN", token);
                }
                int status = world.web().perform(request).getResponse().getStatus();
                if (status != 403) {
                    taken.add(row.endpoint() + " answers " + status + " to " + token);
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    /// A session's cookie opens no part of the API, so no other site can use it there.
    @Test
    void haveNoUseForASessionAtTheApi() {
        assertThat(RightsMatrix.rows().stream()
                        .filter(row -> row.api() && !row.needs().equals("open"))
                        .filter(row -> {
                            var request = RightsWorld.unproven(row, cast.sent(row, Somebody.STRANGER))
                                    .cookie(world.session(Somebody.ADMINISTRATOR));
                            return world.web().perform(request).getResponse().getStatus() != 401;
                        })
                        .map(RightsRow::endpoint))
                .isEmpty();
    }

    @Test
    void signNobodyInUnderASessionThatWasThereBefore() {
        Cookie planted = new Cookie("tongchuang", "cGxhbnRlZC1ieS1zb21lYm9keS1lbHNl");
        Cookie before = world.signedIn(Somebody.SCHOOL);
        for (Cookie known : List.of(planted, before)) {
            MvcTestResult answer = world.web()
                    .post()
                    .uri("/sign-in")
                    .cookie(known)
                    .with(csrf())
                    .param("email", world.account(Somebody.AUDITOR).email())
                    .param("password", Office.PASSWORD)
                    .exchange();
            Cookie given = Objects.requireNonNull(answer.getResponse().getCookie("tongchuang"));
            assertThat(given.getValue()).isNotEqualTo(known.getValue());
            assertThat(given.isHttpOnly()).isTrue();
            assertThat(given.getAttribute("SameSite")).isEqualTo("Lax");
            assertThat(world.web().get().uri("/account").cookie(known))
                    .hasStatus(303)
                    .hasHeader("Location", "/sign-in?to=%2Faccount");
        }
    }

    @Test
    void arePutIntoNoFrame() {
        List<String> open = new ArrayList<>();
        for (RightsRow row : RightsMatrix.rows()) {
            for (Somebody who :
                    row.leaves() ? List.of(Somebody.STRANGER) : List.of(Somebody.STRANGER, Somebody.ADMINISTRATOR)) {
                MockHttpServletResponse answer =
                        world.ask(row, who, cast.sent(row, who)).getResponse();
                String policy = String.valueOf(answer.getHeader("Content-Security-Policy"));
                boolean shut = "DENY".equals(answer.getHeader("X-Frame-Options"))
                        && "nosniff".equals(answer.getHeader("X-Content-Type-Options"));
                boolean program = row.path().startsWith("/actuator");
                boolean strict = policy.contains("default-src 'none'")
                        && policy.contains("frame-ancestors 'none'")
                        && !policy.contains("unsafe");
                if (!shut || !program && !strict) {
                    open.add(row.endpoint() + " " + answer.getStatus() + " " + policy);
                }
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void leadNowhereElse() {
        List<String> away = new ArrayList<>();
        for (RightsRow row : RightsMatrix.rows()) {
            if (row.answer() != 303 || row.leaves()) {
                continue;
            }
            Map<String, String> usual = sending.usual(row);
            for (String name : sending.names(row)) {
                if (!WAYS_ON.contains(name)) {
                    continue;
                }
                for (String elsewhere : Payloads.ELSEWHERE) {
                    String to = sending.send(row, sending.with(usual, name, elsewhere))
                            .getResponse()
                            .getHeader("Location");
                    if (to != null && !ours(to)) {
                        away.add(row.endpoint() + " " + name + "=" + elsewhere + " leads to " + to);
                    }
                }
            }
        }
        assertThat(away).isEmpty();
    }

    /// Strangers are sent to sign in and on from there, whatever the address was that they asked for.
    @Test
    void leadNowhereElseAfterSignIn() {
        for (String elsewhere : Payloads.ELSEWHERE) {
            Map<String, String> sent = new LinkedHashMap<>(Map.of(
                    "email", world.account(Somebody.AUDITOR).email(), "password", Office.PASSWORD, "to", elsewhere));
            RightsRow row = RightsMatrix.rows().stream()
                    .filter(one -> one.endpoint().equals("POST /sign-in"))
                    .findFirst()
                    .orElseThrow();
            String to = world.ask(row, Somebody.STRANGER, sent).getResponse().getHeader("Location");
            assertThat(ours(String.valueOf(to)))
                    .as(elsewhere + " leads to " + to)
                    .isTrue();
            MvcTestResult page =
                    world.web().get().uri("/sign-in?to={to}", elsewhere).exchange();
            assertThat(text(page).replaceAll("(?s).*name=\"to\" value=\"([^\"]*)\".*", "$1"))
                    .satisfies(value -> assertThat(ours(value)).isTrue());
        }
    }

    /// Neither pages nor places to go on to are made of what a header says about the server.
    @Test
    void nameNoOtherServer() {
        List<String> named = new ArrayList<>();
        for (RightsRow row : RightsMatrix.rows()) {
            if (!row.safe()) {
                continue;
            }
            for (Somebody who : List.of(Somebody.STRANGER, Somebody.ADMINISTRATOR)) {
                var request = RightsWorld.unproven(row, cast.sent(row, who));
                if (who == Somebody.ADMINISTRATOR && row.api()) {
                    request.header("Authorization", "Bearer " + world.token(who, List.of()));
                } else if (who == Somebody.ADMINISTRATOR) {
                    request.cookie(world.session(who));
                }
                HEADERS.forEach(name -> request.header(
                        name, name.equals("Forwarded") ? "host=strange.example;proto=https" : "strange.example"));
                MvcTestResult answer = world.web().perform(request);
                String all = text(answer) + answer.getResponse().getHeader("Location");
                if (all.contains("strange.example")) {
                    named.add(row.endpoint() + " as " + who);
                }
            }
        }
        assertThat(named).isEmpty();
    }

    private static boolean ours(String to) {
        return to.startsWith("/")
                && !to.startsWith("//")
                && !to.startsWith("/\\")
                && to.chars().allMatch(c -> c > ' ' && c != '\\' && c != 127);
    }
}
