package org.tongchuang.identity.mine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.identity.signin.SignIn;
import org.tongchuang.identity.tokens.Scopes;
import org.tongchuang.identity.tokens.TokenDesk;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// One's own account: anyone who is signed in.
@Controller
@RequestMapping("/account")
class AccountController {

    private final Accounts accounts;
    private final MyDesk desk;
    private final SignIn signIn;
    private final OpenSessions sessions;
    private final TokenDesk tokens;

    AccountController(Accounts accounts, MyDesk desk, SignIn signIn, OpenSessions sessions, TokenDesk tokens) {
        this.accounts = accounts;
        this.desk = desk;
        this.signIn = signIn;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @GetMapping
    Page show(Actor actor, HttpServletRequest request) {
        return page(actor, request, null, Map.of(), "");
    }

    @PostMapping("/password")
    Page changePassword(
            Actor actor,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Passwords.mustBeGood("password", password);
            signIn.confirm(me(actor), old, request.getRemoteAddr());
            desk.changePassword(actor, password, String.valueOf(session(request)));
            return Redirect.to("/account").saying("identity.password.changed");
        } catch (Refusal refused) {
            return again(actor, request, response, refused, "old", "");
        }
    }

    @PostMapping("/sessions/{handle}/end")
    Page endSession(Actor actor, @PathVariable String handle) {
        desk.endSession(actor, handle);
        return Redirect.to("/account").saying("identity.session.ended");
    }

    @PostMapping("/sessions/end")
    Page signOutEverywhere(Actor actor) {
        desk.signOutEverywhere(actor);
        return Redirect.to("/sign-in");
    }

    @PostMapping("/sessions/end-others")
    Page endOtherSessions(Actor actor, HttpServletRequest request) {
        desk.endOtherSessions(actor, String.valueOf(session(request)));
        return Redirect.to("/account").saying("identity.sessions.others.ended");
    }

    /// The token is on this very answer and nowhere else, so there is no redirect.
    @PostMapping("/tokens")
    Page createToken(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> scope,
            @RequestParam(defaultValue = "90") int days,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            return page(actor, request, tokens.create(actor, name, scope, days).token(), Map.of(), "");
        } catch (Refusal refused) {
            return again(actor, request, response, refused, "name", name);
        }
    }

    @PostMapping("/tokens/{id}/revoke")
    Page revokeToken(Actor actor, @PathVariable UUID id) {
        tokens.revoke(actor, id);
        return Redirect.to("/account").saying("identity.token.revoked");
    }

    private Page again(
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Refusal refused,
            String otherwiseAt,
            String tokenName) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        String field = refused.field();
        return page(actor, request, null, Map.of(field == null ? otherwiseAt : field, refused.words()), tokenName);
    }

    private Page page(
            Actor actor,
            HttpServletRequest request,
            @Nullable String issued,
            Map<String, String> problems,
            String tokenName) {
        Account me = me(actor);
        return new AccountPage(
                me.name(),
                me.email(),
                Words.text("identity.role." + me.role().name()),
                me.unitNames(),
                me.hasPassword(),
                me.passwordIssued(),
                desk.hasSecondStep(actor),
                sessions.of(me.id(), session(request)).stream()
                        .map(AccountPage.Place::of)
                        .toList(),
                tokens.of(me.id()).stream().map(AccountPage.Token::of).toList(),
                Scopes.of(me.rights()),
                issued,
                problems,
                tokenName);
    }

    private Account me(Actor actor) {
        return accounts.find(actor.id()).orElseThrow(() -> new NotFound("account"));
    }

    private static @Nullable String session(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? null : session.getId();
    }
}
