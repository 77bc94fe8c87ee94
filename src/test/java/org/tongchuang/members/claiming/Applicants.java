package org.tongchuang.members.claiming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.Mailbox;
import org.tongchuang.integrations.mail.LetterInBox;
import org.tongchuang.integrations.mail.Outbox;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimDesk;
import org.tongchuang.members.claiming.claims.ClaimLinks;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// People who come without an invitation, as their browsers do it.
@TestComponent
public class Applicants {

    private static final int NEWEST = 50;
    private static final long PATIENCE = 20_000_000_000L;

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Outbox outbox;

    @Autowired
    private ClaimDesk claims;

    @Autowired
    private ClaimLinks links;

    @Autowired
    private Members members;

    @Autowired
    private JdbcClient jdbc;

    /// Somebody on the roster.
    public Member onRoster(Map<String, String> facts) {
        Member member = Member.create(
                MemberId.next(), Facts.of(facts), new Origin(Source.ROSTER, Instant.now(), null, "名册", null));
        members.add(List.of(member));
        return member;
    }

    /// Proves an address; the browser then knows the claim.
    public Visit begin(String email) {
        forgiven();
        Set<UUID> before = Set.copyOf(outbox.list(null, NEWEST));
        MvcTestResult asked = post(List.of(), "/join", Map.of("email", email));
        assertThat(asked).hasStatus(303);
        String to = String.valueOf(asked.getResponse().getHeader("Location"));
        List<Cookie> cookies = cookies(List.of(), asked);
        String code = Mailbox.code(newLetter(email, before));
        MvcTestResult in = post(cookies, to, Map.of("code", code));
        assertThat(in).hasStatus(303);
        String token = String.valueOf(in.getResponse().getHeader("Location"))
                .replaceFirst("^/join/claim/", "")
                .replaceFirst("/who$", "");
        return new Visit(this, token, cookies(cookies, in));
    }

    private LetterInBox newLetter(String to, Set<UUID> before) {
        long end = System.nanoTime() + PATIENCE;
        do {
            for (UUID id : outbox.list(null, NEWEST)) {
                var letter = before.contains(id)
                        ? Optional.<LetterInBox>empty()
                        : outbox.read(id).map(LetterInBox::of);
                if (letter.isPresent()
                        && letter.get().to().contains(to)
                        && letter.get().text().matches("(?s).*\\b[0-9]{6}\\b.*")) {
                    return letter.get();
                }
            }
        } while (System.nanoTime() < end);
        throw new AssertionError("no new letter to " + to);
    }

    /// All tests come from one network.
    public void forgiven() {
        jdbc.sql("delete from identity.failed_sign_in").update();
    }

    MvcTestResult post(List<Cookie> cookies, String path, Map<String, String> form) {
        var request = web.post().uri(path).with(csrf()).header("Accept-Language", "en");
        if (!cookies.isEmpty()) {
            request = request.cookie(cookies.toArray(Cookie[]::new));
        }
        for (var field : form.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.exchange();
    }

    MvcTestResult get(List<Cookie> cookies, String path) {
        var request = web.get().uri(path).header("Accept-Language", "en");
        return (cookies.isEmpty() ? request : request.cookie(cookies.toArray(Cookie[]::new))).exchange();
    }

    private static List<Cookie> cookies(List<Cookie> before, MvcTestResult answer) {
        List<Cookie> all = new ArrayList<>(before);
        for (Cookie cookie : answer.getResponse().getCookies()) {
            all.removeIf(one -> one.getName().equals(cookie.getName()));
            if (cookie.getMaxAge() != 0) {
                all.add(cookie);
            }
        }
        return all;
    }

    public static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /// One applicant in one browser.
    public record Visit(Applicants all, String token, List<Cookie> cookies) {

        public UUID id() {
            return all.links.read(token).orElseThrow();
        }

        public Claim claim() {
            return all.claims.read(id());
        }

        public MvcTestResult post(String path, Map<String, String> form) {
            return all.post(cookies, "/join/claim/" + token + path, form);
        }

        public String page() {
            return text(get(""));
        }

        public MvcTestResult get(String path) {
            return all.get(cookies, "/join/claim/" + token + path);
        }

        /// Says it, and waits until the house has looked.
        public ClaimState send(Map<String, String> who, Map<String, String> proof) {
            assertThat(post("/who", who)).hasStatus(303).hasHeader("Location", "/join/claim/" + token + "/proof");
            assertThat(post("/proof", proof)).hasStatus(303).hasHeader("Location", "/join/claim/" + token);
            return judged();
        }

        public ClaimState judged() {
            long end = System.nanoTime() + PATIENCE;
            while (claim().state() == ClaimState.CHECKING) {
                assertThat(System.nanoTime()).as("judged").isLessThan(end);
                Thread.onSpinWait();
            }
            return claim().state();
        }

        /// As if the while had passed after which everybody is answered.
        public Visit aWhileLater() {
            all.jdbc
                    .sql("update members.claim set submitted_at = submitted_at - interval '1 minute' where id = :id")
                    .param("id", id())
                    .update();
            return this;
        }
    }
}
