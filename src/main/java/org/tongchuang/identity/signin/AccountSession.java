package org.tongchuang.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
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

/// A session keeps one thing: whose it is. What that account may do is asked anew, so a role taken away is gone from
/// sessions that are already open.
@Component
public class AccountSession implements SecurityContextRepository {

    static final String ADDRESS = "address";
    static final String AGENT = "agent";

    private static final String ACCOUNT = "account";

    private final ActorCache accounts;

    AccountSession(ActorCache accounts) {
        this.accounts = accounts;
    }

    /// Opens a session for the account, under a new id, whatever this browser had before.
    public void open(HttpServletRequest request, Account account) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(ACCOUNT, account.id().toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                account.id().toString());
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        String agent = request.getHeader("User-Agent");
        session.setAttribute(AGENT, agent == null ? "" : agent.substring(0, Math.min(300, agent.length())));
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
