package org.tongchuang.identity.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.signin.Authorities;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Right;

/// Lets programs in by `Authorization: Bearer …`. Not a bean, so that it guards the API and nothing else.
public final class BearerTokens extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String NARROW = BearerTokens.class.getName() + ".narrow";

    private final ApiTokens tokens;
    private final ActorCache accounts;

    public BearerTokens(ApiTokens tokens, ActorCache accounts) {
        this.tokens = tokens;
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            tokens.find(header.substring(BEARER.length()).strip())
                    .ifPresent(token -> accounts.active(token.account())
                            .ifPresent(account -> letIn(account.actor(request.getRemoteAddr()), token, request)));
        }
        chain.doFilter(request, response);
    }

    private static void letIn(Actor owner, ApiTokens.ApiToken token, HttpServletRequest request) {
        Actor program = limited(owner, token.rights());
        if (!program.rights().equals(owner.rights())) {
            request.setAttribute(NARROW, token.id());
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(Authorities.of(program)));
    }

    /// The token of this request where it has fewer rights than its owner: of all tokens it may know only itself. Null
    /// where it may know them all.
    static @Nullable UUID only(HttpServletRequest request) {
        return (UUID) request.getAttribute(NARROW);
    }

    private static Actor limited(Actor owner, Set<Right> granted) {
        Set<Right> both = EnumSet.noneOf(Right.class);
        owner.rights().stream().filter(granted::contains).forEach(both::add);
        return new Actor(owner.id(), owner.name(), both, owner.reach(), owner.address(), owner.member());
    }
}
