package org.tongchuang.identity;

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

/// What everyone does with their own account: password, open sessions, tokens.
@Service
@Transactional
class MyDesk {

    static final Duration LONGEST_TOKEN = Duration.ofDays(3_660);
    private static final int MOST_TOKENS = 50;

    private final Accounts accounts;
    private final Passwords passwords;
    private final OpenSessions sessions;
    private final ApiTokens tokens;
    private final Happenings happenings;

    MyDesk(Accounts accounts, Passwords passwords, OpenSessions sessions, ApiTokens tokens, Happenings happenings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.happenings = happenings;
    }

    /// Sets a new password, the old one having been confirmed, and ends every session but the present one.
    ///
    /// @return how many sessions ended
    int changePassword(Actor actor, String password, String present) {
        Passwords.mustBeGood("password", password);
        accounts.setPassword(actor.id(), passwords.hash(password), false);
        int ended = sessions.endAll(actor.id(), present);
        happenings.note(actor, "identity.password.changed", Map.of("sessions", String.valueOf(ended)));
        return ended;
    }

    void endSession(Actor actor, String handle) {
        if (!sessions.end(actor.id(), handle)) {
            throw new NotFound("session");
        }
        happenings.note(actor, "identity.session.ended", Map.of());
    }

    void signOutEverywhere(Actor actor) {
        int ended = sessions.endAll(actor.id(), null);
        happenings.note(actor, "identity.sessions.ended", Map.of("sessions", String.valueOf(ended)));
    }

    /// Makes a token with some of the actor's rights.
    ///
    /// @param expires when it stops working, at most ten years on; null for never
    /// @throws Refusal when a right isn't the actor's, or there are fifty tokens already
    ApiTokens.Created createToken(Actor actor, String name, List<String> scopes, @Nullable Instant expires) {
        Set<Right> rights = Scopes.of(scopes, actor.rights());
        Instant now = happenings.now();
        if (expires != null && (!expires.isAfter(now) || expires.isAfter(now.plus(LONGEST_TOKEN)))) {
            throw Refusal.at("expiresAt", "identity.token.expiry");
        }
        if (tokens.of(actor.id()).size() >= MOST_TOKENS) {
            throw Refusal.because("identity.token.many", MOST_TOKENS);
        }
        ApiTokens.Created created = tokens.create(actor.id(), name, rights, expires);
        happenings.note(
                actor,
                "identity.token.created",
                Map.of(
                        "name",
                        name,
                        "scopes",
                        rights.stream().map(Right::scope).collect(Collectors.joining(", ")),
                        "expires",
                        expires == null ? "-" : expires.toString()));
        return created;
    }

    void revokeToken(Actor actor, UUID id) {
        String name = tokens.revoke(actor.id(), id).orElseThrow(() -> new NotFound("token " + id));
        happenings.note(actor, "identity.token.revoked", Map.of("name", name));
    }

    /// The trail and the time at which something goes on it.
    @Service
    static class Happenings {
        private final ApplicationEventPublisher house;
        private final Clock clock;

        Happenings(ApplicationEventPublisher house, Clock clock) {
            this.house = house;
            this.clock = clock;
        }

        Instant now() {
            return clock.instant();
        }

        void note(Actor actor, String act, Map<String, String> detail) {
            house.publishEvent(AuditEvent.of(actor, act, detail));
        }
    }
}
