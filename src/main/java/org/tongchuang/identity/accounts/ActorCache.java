package org.tongchuang.identity.accounts;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.recall.Recall;

/// The accounts behind the requests of the moment, looked up once every few seconds rather than on every request.
/// A changed role is felt at once on the node where it was changed and within seconds on the others.
@Component
public class ActorCache {

    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Recall<UUID, Optional<Account>> seen;

    ActorCache(Accounts accounts, Clock clock) {
        this.seen = new Recall<>(FRESH, clock, id -> accounts.find(id).filter(Account::active));
    }

    /// The account, while it is active.
    public Optional<Account> active(UUID id) {
        return seen.of(id);
    }

    /// After the transaction that is open, if one is.
    public void forget(UUID id) {
        seen.forget(id);
    }
}
