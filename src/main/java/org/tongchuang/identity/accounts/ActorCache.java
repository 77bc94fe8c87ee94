package org.tongchuang.identity.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The accounts behind the requests of the moment, looked up once every few seconds rather than on every request.
/// A changed role is felt at once on the node where it was changed and within seconds on the others.
@Component
public class ActorCache {

    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final int AT_MOST = 10_000;

    private final Accounts accounts;
    private final Clock clock;
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    ActorCache(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// The account, while it is active.
    public Optional<Account> active(UUID id) {
        Instant now = clock.instant();
        Seen last = seen.get(id);
        if (last == null || last.at.isAfter(now) || last.at.plus(FRESH).isBefore(now)) {
            if (seen.size() > AT_MOST) {
                seen.clear();
            }
            last = new Seen(accounts.find(id).filter(Account::active), now);
            seen.put(id, last);
        }
        return last.account;
    }

    public void forget(UUID id) {
        seen.remove(id);
    }

    private record Seen(Optional<Account> account, Instant at) {}
}
