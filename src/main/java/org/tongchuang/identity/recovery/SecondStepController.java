package org.tongchuang.identity.recovery;

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
import org.tongchuang.identity.signin.AccountSession;
import org.tongchuang.identity.signin.Entrance;
import org.tongchuang.identity.signin.SecondSteps;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Role;

/// The second step of signing in, for those whose first was right a moment ago; others are sent to the first.
@Controller
@RequestMapping("/sign-in/second")
class SecondStepController {

    private final AccountSession session;
    private final SecondSteps steps;
    private final Entrance entrance;
    private final RescueCode rescue;

    SecondStepController(AccountSession session, SecondSteps steps, Entrance entrance, RescueCode rescue) {
        this.session = session;
        this.steps = steps;
        this.entrance = entrance;
        this.rescue = rescue;
    }

    @GetMapping
    Page ask(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        Optional<AccountSession.Half> half = session.half(request);
        return half.isEmpty() ? first(to) : page(half.get().account(), to, null);
    }

    @PostMapping
    Page enter(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<AccountSession.Half> half = session.half(request);
        if (half.isEmpty()) {
            return first(to);
        }
        Account account = half.get().account();
        try {
            String step = steps.check(account, code, request.getRemoteAddr());
            String way = half.get().way() + ", " + step;
            return entrance.enter(request, response, account, way, Entrance.ownPage(to));
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(account, to, refused.words());
        }
    }

    /// Puts a code where only those who run the machine can read it.
    @PostMapping("/rescue")
    Page rescue(@RequestParam(defaultValue = "/") String to, HttpServletRequest request) {
        Optional<AccountSession.Half> half = session.half(request);
        if (half.isEmpty()) {
            return first(to);
        }
        if (mayBeRescued(half.get().account())) {
            rescue.make(half.get().account(), request.getRemoteAddr());
        }
        String again = "/sign-in/second?to=" + encoded(to);
        return Redirect.to(again).saying("identity.rescue.made");
    }

    private Page page(Account account, String to, @Nullable String problem) {
        return new SecondStepPage(
                Entrance.ownPage(to),
                steps.has("app", account.id()),
                steps.has("passkey", account.id()),
                mayBeRescued(account),
                problem);
    }

    /// Whoever reads files on the machine could do anything anyway; a colleague is helped by an administrator.
    private static boolean mayBeRescued(Account account) {
        return account.role() == Role.ADMINISTRATOR;
    }

    private static Page first(String to) {
        return Redirect.to("/sign-in?to=" + encoded(to));
    }

    private static String encoded(String to) {
        return URLEncoder.encode(Entrance.ownPage(to), StandardCharsets.UTF_8);
    }
}
