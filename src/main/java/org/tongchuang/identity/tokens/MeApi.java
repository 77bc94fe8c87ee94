package org.tongchuang.identity.tokens;

import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Reach;

/// Whom a program acts for, and what it may do.
@RestController
class MeApi {

    private final Accounts accounts;

    MeApi(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/api/v1/me")
    Me me(Actor actor) {
        Account account = accounts.find(actor.id()).orElseThrow(() -> new NotFound("account"));
        return new Me(
                account.id(),
                account.name(),
                account.email(),
                account.role().name(),
                account.units(),
                Scopes.of(actor.rights()));
    }

    /// @param units schools and departments of a department officer; empty for the others
    /// @param scopes what this token may do
    record Me(UUID id, String name, String email, String role, List<Reach.Unit> units, List<String> scopes) {}
}
