package org.tongchuang.identity.recovery;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.signin.SecondStepResets;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// Where the letter leads that asks whether one's second step may be taken away. No sign-in is asked for: whoever holds
/// the letter can only keep things as they are.
@Controller
@RequestMapping("/sign-in/keep/{token}")
class KeepController {

    private final SecondStepResets resets;
    private final Accounts accounts;
    private final ApplicationEventPublisher house;

    KeepController(SecondStepResets resets, Accounts accounts, ApplicationEventPublisher house) {
        this.resets = resets;
        this.accounts = accounts;
        this.house = house;
    }

    @GetMapping
    Page show(@PathVariable String token) {
        UUID owner = owner(token);
        return resets.due(owner).isPresent()
                ? new KeepPage(token)
                : Redirect.to("/sign-in").saying("identity.second-step.reset.none");
    }

    @PostMapping
    Page keep(@PathVariable String token, HttpServletRequest request) {
        UUID owner = owner(token);
        Optional<Account> account = accounts.find(owner);
        if (resets.cancel(owner) && account.isPresent()) {
            house.publishEvent(new AuditEvent(
                    owner,
                    account.get().name(),
                    "identity.second-step.kept",
                    List.of(),
                    Map.of("email", account.get().email()),
                    request.getRemoteAddr()));
        }
        return Redirect.to("/sign-in").saying("identity.second-step.kept");
    }

    private UUID owner(String token) {
        return resets.owner(token).orElseThrow(() -> new NotFound("letter"));
    }
}
