package org.tongchuang.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// The way in and the way out.
@Controller
class SignInController {

    private final SignIn signIn;
    private final Entrance entrance;
    private final Accounts accounts;
    private final FurtherWays further;
    private final ApplicationEventPublisher house;

    SignInController(
            SignIn signIn, Entrance entrance, Accounts accounts, FurtherWays further, ApplicationEventPublisher house) {
        this.signIn = signIn;
        this.entrance = entrance;
        this.accounts = accounts;
        this.further = further;
        this.house = house;
    }

    @GetMapping("/sign-in")
    Page show(@RequestParam(defaultValue = "/") String to, @Nullable Actor actor, HttpServletRequest request) {
        if (actor != null) {
            return Redirect.to(Entrance.ownPage(to));
        }
        return accounts.none()
                ? Redirect.to("/set-up")
                : new SignInPage(Entrance.ownPage(to), "", null, further.offered(request));
    }

    @PostMapping("/sign-in")
    Page enter(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Account account = signIn.check(email, password, request.getRemoteAddr(), "password");
            return entrance.afterFirst(request, response, account, "password", Entrance.ownPage(to));
        } catch (Refusal refused) {
            response.setStatus(422);
            return new SignInPage(Entrance.ownPage(to), email, refused.words(), further.offered(request));
        }
    }

    @PostMapping("/sign-out")
    Page leave(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        end(actor, request);
        // What this browser keeps for places off-line, such as the card, is whoever's was signed in.
        response.setHeader("Clear-Site-Data", "\"storage\"");
        return Redirect.to("/sign-in");
    }

    /// What shuts or opens an account asks for a fresh sign-in.
    @GetMapping("/sign-in/again")
    Page askAgain(@RequestParam(defaultValue = "/account") String to, Actor actor) {
        return new SignInAgainPage(Entrance.ownPage(to));
    }

    @PostMapping("/sign-in/again")
    Page again(@RequestParam(defaultValue = "/account") String to, Actor actor, HttpServletRequest request) {
        end(actor, request);
        return Redirect.to("/sign-in?to=" + URLEncoder.encode(Entrance.ownPage(to), StandardCharsets.UTF_8));
    }

    private void end(Actor actor, HttpServletRequest request) {
        house.publishEvent(AuditEvent.of(actor, "identity.sign-out", java.util.Map.of()));
        HttpSession open = request.getSession(false);
        if (open != null) {
            open.invalidate();
        }
    }
}
