package org.tongchuang.identity.codes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// For those who forgot their password: a link by e-mail to choose another. It opens nothing by itself; the second step
/// is asked for at the next sign-in as ever.
@Controller
@RequestMapping("/sign-in/password")
class NewPasswordController {

    private static final String PLACE = "/sign-in/password";

    private final Asking asking;
    private final NewPasswordDesk desk;

    NewPasswordController(Asking asking, NewPasswordDesk desk) {
        this.asking = asking;
        this.desk = desk;
    }

    @GetMapping
    Page ask() {
        return new AskPage(PLACE, "identity.forgotten.title", "identity.forgotten.lead", "", "/", null);
    }

    @PostMapping
    Page send(@RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response) {
        try {
            asking.passwordLink(email, request.getRemoteAddr());
            return Redirect.to("/sign-in").saying("identity.forgotten.sent");
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new AskPage(
                    PLACE, "identity.forgotten.title", "identity.forgotten.lead", email, "/", refused.words());
        }
    }

    @GetMapping("/{token}")
    Page show(@PathVariable String token) {
        return desk.isGood(token) ? new NewPasswordPage(token, null) : gone();
    }

    @PostMapping("/{token}")
    Page choose(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            Optional<Account> account = desk.choose(token, password, request.getRemoteAddr());
            if (account.isEmpty()) {
                return gone();
            }
            asking.answered(account.get().email(), request.getRemoteAddr());
            return Redirect.to("/sign-in").saying("identity.forgotten.done");
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new NewPasswordPage(token, Words.text("identity.password.short"));
        }
    }

    private static Page gone() {
        return Redirect.to(PLACE).saying("identity.forgotten.gone");
    }
}
