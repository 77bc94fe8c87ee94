package org.tongchuang.identity.totp;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.recovery.RecoveryCodes;
import org.tongchuang.identity.signin.AccountSession;
import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Universities;

/// One's own second step. Every change asks for a sign-in of the last quarter of an hour.
@Controller
@RequestMapping("/account/second-step")
class MySecondStepController {

    private static final String PLACE = "/account/second-step";

    private final SecondStepDesk desk;
    private final AuthenticatorApp app;
    private final RecoveryCodes codes;
    private final AccountSession session;
    private final Names names;

    MySecondStepController(
            SecondStepDesk desk, AuthenticatorApp app, RecoveryCodes codes, AccountSession session, Names names) {
        this.desk = desk;
        this.app = app;
        this.codes = codes;
        this.session = session;
        this.names = names;
    }

    @GetMapping
    Page show(Actor actor) {
        return new MySecondStepPage(app.since(actor.id()).orElse(null), codes.left(actor.id()));
    }

    @PostMapping("/app")
    Page begin(Actor actor, HttpServletRequest request) {
        if (!session.isRecent(request)) {
            return again();
        }
        desk.begin(actor);
        return Redirect.to(PLACE + "/app");
    }

    @GetMapping("/app")
    Page app(Actor actor) {
        return setUp(actor, null);
    }

    /// The recovery codes are on this very answer and nowhere else, so there is no redirect.
    @PostMapping("/app/confirm")
    Page confirm(
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!session.isRecent(request)) {
            return again();
        }
        try {
            Page page = new RecoveryCodesPage(desk.confirm(actor, code, present(request)), true);
            session.settled(request);
            return page;
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return setUp(actor, refused.words());
        }
    }

    @PostMapping("/app/remove")
    Page remove(Actor actor, HttpServletRequest request) {
        if (!session.isRecent(request)) {
            return again();
        }
        desk.remove(actor, present(request));
        return Redirect.to(PLACE).saying("identity.totp.removed");
    }

    @PostMapping("/codes")
    Page newCodes(Actor actor, HttpServletRequest request) {
        if (!session.isRecent(request)) {
            return again();
        }
        return new RecoveryCodesPage(desk.newCodes(actor), false);
    }

    private Page setUp(Actor actor, @Nullable String problem) {
        Optional<byte[]> secret = app.pending(actor.id());
        if (secret.isEmpty()) {
            return Redirect.to(PLACE);
        }
        String text = Totp.base32(secret.get());
        return new AuthenticatorPage(QrCode.of(names.address(actor, text)), text, problem);
    }

    private static Page again() {
        return Redirect.to("/sign-in/again?to=" + URLEncoder.encode(PLACE, StandardCharsets.UTF_8));
    }

    private static String present(HttpServletRequest request) {
        return request.getSession().getId();
    }

    /// What an app shows beside its codes.
    @org.springframework.stereotype.Component
    static class Names {

        private final Accounts accounts;
        private final Universities universities;

        Names(Accounts accounts, Universities universities) {
            this.accounts = accounts;
            this.universities = universities;
        }

        /// The address that apps read from the picture.
        String address(Actor actor, String secret) {
            Account account = accounts.find(actor.id()).orElseThrow(() -> new NotFound("account"));
            String issuer = encoded(universities.current().name());
            return "otpauth://totp/" + issuer + ":" + encoded(account.email()) + "?secret=" + secret + "&issuer="
                    + issuer + "&algorithm=SHA1&digits=6&period=" + Totp.STEP_SECONDS;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text.replace(":", ""), StandardCharsets.UTF_8)
                    .replace("+", "%20");
        }
    }
}
