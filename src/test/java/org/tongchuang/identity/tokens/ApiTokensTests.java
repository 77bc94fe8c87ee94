package org.tongchuang.identity.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.tongchuang.HandClock;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.accounts.Office;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Role;

/// What a token opens, and until when.
@SpringBootTest
@AutoConfigureMockMvc
@Import(Office.class)
class ApiTokensTests {

    private final HandClock clock = new HandClock(Instant.parse("2026-03-02T12:00:00Z"));

    @Autowired
    private MockMvcTester web;

    @Autowired
    private Office office;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ActorCache remembered;

    @Autowired
    private ApiTokens served;

    @Autowired
    private JdbcClient jdbc;

    private ApiTokens tokens;
    private Account lin;

    @BeforeEach
    void withAnOfficer() {
        tokens = new ApiTokens(jdbc, clock);
        lin = office.somebody(Role.RECORDS_OFFICER);
    }

    @Test
    void worksUntilItRunsOut() {
        Instant end = clock.instant().plus(Duration.ofDays(30));
        String token =
                tokens.create(lin.id(), "sync", Set.of(Right.READ_MEMBERS), end).token();
        clock.turn(Duration.ofDays(30).minusSeconds(1));
        assertThat(tokens.find(token)).isPresent();
        clock.turn(Duration.ofSeconds(5));
        assertThat(tokens.find(token)).as("remembered no longer than a moment").isEmpty();
        assertThat(tokens.of(lin.id()))
                .singleElement()
                .satisfies(kept -> assertThat(kept.expired()).isTrue());
    }

    @Test
    void isRefusedOverTheApiOnceItRanOut() {
        String token = served.create(
                        lin.id(),
                        "sync",
                        Set.of(Right.READ_MEMBERS),
                        Instant.now().minusSeconds(1))
                .token();
        assertThat(me(token)).hasStatus(401).hasHeader("WWW-Authenticate", "Bearer");
    }

    @Test
    void worksNoMoreOnceRevokedOnOtherNodesWithinSeconds() {
        ApiTokens.Created made = tokens.create(lin.id(), "sync", Set.of(Right.READ_MEMBERS), null);
        ApiTokens otherNode = new ApiTokens(jdbc, clock);
        assertThat(otherNode.find(made.token())).isPresent();
        assertThat(tokens.find(made.token())).isPresent();
        assertThat(tokens.revoke(Ids.next(), made.id()))
                .as("somebody else's try")
                .isEmpty();
        assertThat(tokens.revoke(lin.id(), made.id())).contains("sync");
        assertThat(tokens.find(made.token())).isEmpty();
        clock.turn(Duration.ofSeconds(4));
        assertThat(otherNode.find(made.token())).isEmpty();
    }

    @Test
    void keepsAHashAndNothingThatOpens() {
        String token = tokens.create(lin.id(), "sync", Set.of(Right.READ_MEMBERS), null)
                .token();
        String secret = token.substring("tc_".length());
        String row = jdbc.sql("select t::text from identity.api_token t where account_id = :id")
                .param("id", lin.id())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(secret).doesNotContain(hex(secret));
        assertThat(secret).hasSize(43);
        assertThat(jdbc.sql(
                                "select hash = sha256(convert_to(:token, 'UTF8')) from identity.api_token where account_id = :id")
                        .param("token", token)
                        .param("id", lin.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void carriesFewerRightsThanItsOwnerWhenSoWanted() {
        String narrow = served.create(lin.id(), "reader", Set.of(Right.READ_MEMBERS), null)
                .token();
        String wide = served.create(lin.id(), "writer", EnumSet.of(Right.READ_MEMBERS, Right.WRITE_MEMBERS), null)
                .token();
        assertThat(bearer("/api/v1/members", narrow)).hasStatusOk();
        assertThat(patch(narrow)).hasStatus(403);
        assertThat(patch(wide)).hasStatus(404);
    }

    @Test
    void carriesNoRightItsOwnerHasLost() {
        String token = served.create(lin.id(), "writer", EnumSet.of(Right.READ_MEMBERS, Right.WRITE_MEMBERS), null)
                .token();
        assertThat(patch(token)).hasStatus(404);
        accounts.update(lin.with(lin.name(), Role.AUDITOR, lin.units()));
        remembered.forget(lin.id());
        assertThat(patch(token)).hasStatus(403);
        assertThat(bearer("/api/v1/members", token)).hasStatusOk();
    }

    @Test
    void knowsOnlyItselfUnlessItHasAllItsOwnersRights() {
        ApiTokens.Created narrow = served.create(lin.id(), "reader", Set.of(Right.READ_MEMBERS), null);
        ApiTokens.Created other = served.create(lin.id(), "writer", Set.of(Right.WRITE_MEMBERS), null);
        ApiTokens.Created whole = served.create(lin.id(), "all", lin.role().rights(), null);
        assertThat(bearer("/api/v1/tokens", narrow.token()))
                .hasStatusOk()
                .bodyText()
                .contains(narrow.id().toString())
                .doesNotContain(other.id().toString(), whole.id().toString());
        assertThat(revoke(other.id(), narrow.token())).hasStatus(404);
        assertThat(bearer("/api/v1/tokens", whole.token()))
                .bodyText()
                .contains(
                        narrow.id().toString(),
                        other.id().toString(),
                        whole.id().toString());
        assertThat(revoke(other.id(), whole.token())).hasStatus(204);
        assertThat(revoke(narrow.id(), narrow.token())).hasStatus(204);
        assertThat(me(narrow.token())).hasStatus(401);
        assertThat(me(whole.token())).hasStatusOk();
    }

    @Test
    void becomesNarrowWhenItsOwnerMayDoMore() {
        Account reader = office.somebody(Role.AUDITOR);
        ApiTokens.Created token =
                served.create(reader.id(), "once all", reader.role().rights(), null);
        served.create(reader.id(), "another", reader.role().rights(), null);
        assertThat(bearer("/api/v1/tokens", token.token())).bodyText().contains("another");
        accounts.update(reader.with(reader.name(), Role.ADMINISTRATOR, reader.units()));
        remembered.forget(reader.id());
        assertThat(bearer("/api/v1/tokens", token.token())).bodyText().doesNotContain("another");
    }

    @Test
    void opensNoPage() {
        String token =
                served.create(lin.id(), "sync", lin.role().rights(), null).token();
        assertThat(bearer("/office/members", token)).hasStatus(303);
        assertThat(bearer("/account", token)).hasStatus(303);
    }

    @Test
    void speaksForItsOwnerWhoeverIsSignedInInTheSameBrowser() {
        Cookie session = Office.signIn(web, office.somebody(Role.ADMINISTRATOR));
        List<String> before = sessionsOpen();
        String token =
                served.create(lin.id(), "sync", lin.role().rights(), null).token();
        assertThat(both("/api/v1/me", session, token))
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains(lin.id().toString());
        assertThat(both("/api/v1/me", session, "tc_nonsense")).hasStatus(401).doesNotContainHeader("Set-Cookie");
        assertThat(web.get().uri("/api/v1/me").cookie(session))
                .as("a cookie opens nothing to programs")
                .hasStatus(401);
        assertThat(both("/account", session, token))
                .as("a token opens no page, and shuts none")
                .hasStatusOk()
                .bodyText()
                .doesNotContain(lin.email());
        assertThat(web.get().uri("/office/settings").cookie(session)).hasStatusOk();
        assertThat(sessionsOpen()).isEqualTo(before);
    }

    private MvcTestResult both(String path, Cookie session, String token) {
        return web.get()
                .uri(path)
                .cookie(session)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    /// Under which id each session stands, and whose it is.
    private List<String> sessionsOpen() {
        return jdbc.sql("select session_id || principal_name from identity.session order by primary_id")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private MvcTestResult revoke(java.util.UUID id, String token) {
        return web.delete()
                .uri("/api/v1/tokens/" + id)
                .header("Authorization", "Bearer " + token)
                .exchange();
    }

    private MvcTestResult me(String token) {
        return bearer("/api/v1/me", token);
    }

    private MvcTestResult bearer(String path, String token) {
        return web.get().uri(path).header("Authorization", "Bearer " + token).exchange();
    }

    /// A change to somebody who isn't there.
    private MvcTestResult patch(String token) {
        return web.patch()
                .uri("/api/v1/members/" + Ids.next())
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.parseMediaType("application/merge-patch+json"))
                .content("{\"city\":\"上海\"}")
                .exchange();
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
