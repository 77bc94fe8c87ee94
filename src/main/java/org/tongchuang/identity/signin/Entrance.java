package org.tongchuang.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// The one door behind every way to sign in: a second step is asked for where there is one, and a session opens only
/// here.
@Component
public class Entrance {

    private final AccountSession session;
    private final SignIn signIn;
    private final SecondSteps steps;
    private final SecondStepRules rules;
    private final Devices devices;

    Entrance(AccountSession session, SignIn signIn, SecondSteps steps, SecondStepRules rules, Devices devices) {
        this.session = session;
        this.signIn = signIn;
        this.steps = steps;
        this.rules = rules;
        this.devices = devices;
    }

    /// The first step was right.
    ///
    /// @param way which step that was, such as `password`
    /// @param to where to go on to
    public Page afterFirst(
            HttpServletRequest request, HttpServletResponse response, Account account, String way, String to) {
        if (steps.isNeeded(account)) {
            session.halfOpen(request, account, way);
            return Redirect.to("/sign-in/second?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }
        return enter(request, response, account, way, to);
    }

    /// They have shown all that they must.
    public Page enter(
            HttpServletRequest request, HttpServletResponse response, Account account, String way, String to) {
        signIn.entered(account, request.getRemoteAddr(), way);
        devices.welcome(request, response, account.id());
        Optional<Instant> due = open(request, account);
        if (due.isPresent() && session.isOverdue(due.get())) {
            return Redirect.to("/account/second-step");
        }
        return Redirect.to(way.startsWith("password") && account.passwordIssued() ? "/account" : to);
    }

    /// Opens the session alone; by when a second step must be set up, if it must.
    public Optional<Instant> open(HttpServletRequest request, Account account) {
        Optional<Instant> due =
                steps.isSetUp(account.id()) ? Optional.empty() : rules.current().due(account);
        session.open(request, account, due);
        return due;
    }

    /// The address to go on to comes from outside, so it may lead nowhere but into this site.
    public static String ownPage(String to) {
        boolean ours = to.startsWith("/") && !to.startsWith("//") && to.chars().allMatch(c -> c >= ' ' && c != '\\');
        return ours && !to.startsWith("/sign-") ? to : "/";
    }
}
