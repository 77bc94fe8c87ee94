package org.tongchuang.identity.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Gives people tokens for their programs and takes them back, and says so on the audit trail.
@Service
@Transactional
public class TokenDesk {

    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 80;

    private final ApiTokens tokens;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    TokenDesk(ApiTokens tokens, ApplicationEventPublisher house, Clock clock) {
        this.tokens = tokens;
        this.house = house;
        this.clock = clock;
    }

    /// Newest first, those that ran out included.
    public List<ApiTokens.ApiToken> of(UUID account) {
        return tokens.of(account);
    }

    /// Makes a token that works for so many days; 0 for as long as it is wanted.
    ///
    /// @throws Refusal as [#create(Actor, String, List, Instant)]
    public ApiTokens.Created create(Actor actor, String name, List<String> scopes, int days) {
        return create(actor, name, scopes, days == 0 ? null : clock.instant().plus(Duration.ofDays(days)));
    }

    /// Makes a token with some of the actor's rights.
    ///
    /// @param name what the owner knows it by, 1 to 80 characters
    /// @param expires when it stops working, at most ten years on; null for never
    /// @throws Refusal when it has no name, a right isn't the actor's, or there are fifty tokens already
    ApiTokens.Created create(Actor actor, String name, List<String> scopes, @Nullable Instant expires) {
        String known = named(name);
        Set<Right> rights = Scopes.of(scopes, actor.rights());
        Instant now = clock.instant();
        if (expires != null && (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST)))) {
            throw Refusal.at("expiresAt", "identity.token.expiry");
        }
        if (tokens.of(actor.id()).size() >= MOST) {
            throw Refusal.because("identity.token.many", MOST);
        }
        ApiTokens.Created created = tokens.create(actor.id(), known, rights, expires);
        String granted = rights.stream().map(Right::scope).collect(Collectors.joining(", "));
        String until = expires == null ? "-" : expires.toString();
        note(actor, "identity.token.created", Map.of("name", known, "scopes", granted, "expires", until));
        return created;
    }

    public void revoke(Actor actor, UUID id) {
        String name = tokens.revoke(actor.id(), id).orElseThrow(() -> new NotFound("token " + id));
        note(actor, "identity.token.revoked", Map.of("name", name));
    }

    private void note(Actor actor, String act, Map<String, String> detail) {
        house.publishEvent(AuditEvent.of(actor, act, detail));
    }

    private static String named(String typed) {
        String name = typed.replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty()) {
            throw Refusal.at("name", "identity.token.name.missing");
        }
        if (name.length() > LONGEST_NAME) {
            throw Refusal.at("name", "identity.token.name.long");
        }
        return name;
    }
}
