package org.tongchuang.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.shared.privacy.RecentSignIn;

/// A session keeps one thing: whose it is. What that account may do is asked anew, so a role taken away is gone from
/// sessions that are already open.
@Component
public class AccountSession implements SecurityContextRepository, RecentSignIn {

    static final String ADDRESS = "address";
    static final String AGENT = "agent";

    private static final String ACCOUNT = "account";
    private static final String HALF = "half";
    private static final String WAY = "way";
    private static final String AT = "at";
    private static final String DUE = "due";

    private static final Duration HALF_LASTS = Duration.ofMinutes(10);
    private static final Duration RECENT = Duration.ofMinutes(15);

    private final ActorCache accounts;
    private final InstantSource clock;

    AccountSession(ActorCache accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Opens a session for the account, under a new id, whatever this browser had before.
    ///
    /// @param due by when the account must set up a second step, if it must and has none
    void open(HttpServletRequest request, Account account, Optional<Instant> due) {
        HttpSession session = anew(request);
        due.ifPresent(end -> session.setAttribute(DUE, end.toString()));
        session.setAttribute(ACCOUNT, account.id().toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                account.id().toString());
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        String agent = request.getHeader("User-Agent");
        session.setAttribute(AGENT, agent == null ? "" : agent.substring(0, Math.min(300, agent.length())));
    }

    /// Remembers, under a new id, that the first step was right. Until the second is, this opens nothing.
    void halfOpen(HttpServletRequest request, Account account, String way) {
        HttpSession session = anew(request);
        session.setMaxInactiveInterval((int) HALF_LASTS.toSeconds());
        session.setAttribute(HALF, account.id().toString());
        session.setAttribute(WAY, way);
    }

    /// Whose first step was right in this browser a moment ago.
    public Optional<Half> half(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(HALF) instanceof String id) || !isYoung(session, HALF_LASTS)) {
            return Optional.empty();
        }
        String way = String.valueOf(session.getAttribute(WAY));
        return accounts.active(UUID.fromString(id)).map(account -> new Half(account, way));
    }

    @Override
    public boolean isRecent(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null && isYoung(session, RECENT);
    }

    /// By when a second step must be set up, if it must.
    Optional<Instant> due(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(DUE) instanceof String end
                ? Optional.of(Instant.parse(end))
                : Optional.empty();
    }

    boolean isOverdue(Instant due) {
        return !due.isAfter(clock.instant());
    }

    /// A second step is set up now.
    public void settled(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(DUE);
        }
    }

    private HttpSession anew(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(AT, clock.instant().toString());
        return session;
    }

    private boolean isYoung(HttpSession session, Duration age) {
        return session.getAttribute(AT) instanceof String at
                && Instant.parse(at).plus(age).isAfter(clock.instant());
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Deferred(() -> context(request));
    }

    @Override
    @SuppressWarnings("removal")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    /// Nothing to save: only [#open] signs anyone in.
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }

    private SecurityContext context(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SecurityContextImpl context = new SecurityContextImpl();
        if (session != null && session.getAttribute(ACCOUNT) instanceof String id) {
            accounts.active(UUID.fromString(id))
                    .map(account -> account.actor(request.getRemoteAddr()))
                    .ifPresent(actor -> context.setAuthentication(Authorities.of(actor)));
        }
        return context;
    }

    /// @param way by which first step they came
    public record Half(Account account, String way) {}

    /// Looked up when something asks for it, once a request.
    private static final class Deferred implements DeferredSecurityContext {
        private final Supplier<SecurityContext> look;
        private @org.jspecify.annotations.Nullable SecurityContext found;

        private Deferred(Supplier<SecurityContext> look) {
            this.look = look;
        }

        @Override
        public SecurityContext get() {
            SecurityContext context = found;
            if (context == null) {
                context = look.get();
                found = context;
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
