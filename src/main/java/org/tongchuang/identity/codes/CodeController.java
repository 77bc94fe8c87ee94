package org.tongchuang.identity.codes;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.signin.Entrance;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// In by a code that comes by e-mail. Its link only fills the code in: programs that look at links in letters sign
/// nobody in.
@Controller
@RequestMapping("/sign-in/code")
class CodeController {

    private final Asking asking;
    private final MailedCodes codes;
    private final ActorCache accounts;
    private final Entrance entrance;

    CodeController(Asking asking, MailedCodes codes, ActorCache accounts, Entrance entrance) {
        this.asking = asking;
        this.codes = codes;
        this.accounts = accounts;
        this.entrance = entrance;
    }

    @GetMapping
    Page ask(@RequestParam(defaultValue = "/") String to) {
        return new AskPage(
                "/sign-in/code", "identity.code.title", "identity.code.lead", "", Entrance.ownPage(to), null);
    }

    @PostMapping
    Page send(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            UUID id = asking.code(email, request.getRemoteAddr());
            String on = URLEncoder.encode(Entrance.ownPage(to), StandardCharsets.UTF_8);
            return Redirect.to("/sign-in/code/" + id + "?to=" + on);
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String back = Entrance.ownPage(to);
            return new AskPage(
                    "/sign-in/code", "identity.code.title", "identity.code.lead", email, back, refused.words());
        }
    }

    @GetMapping("/{id}")
    Page show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to) {
        return new CodePage(id, code.matches("[0-9]{6}") ? code : "", Entrance.ownPage(to), null);
    }

    @PostMapping("/{id}")
    Page enter(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> account =
                codes.take(id, code.replaceAll("[\\s-]", "")).flatMap(accounts::active);
        if (account.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new CodePage(id, "", Entrance.ownPage(to), Words.text("identity.code.wrong"));
        }
        asking.answered(account.get().email(), request.getRemoteAddr());
        return entrance.afterFirst(request, response, account.get(), "code", Entrance.ownPage(to));
    }
}
