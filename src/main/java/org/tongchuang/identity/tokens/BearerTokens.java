package org.tongchuang.identity.tokens;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
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
                    .flatMap(token -> accounts.active(token.account())
                            .map(account -> limited(account.actor(request.getRemoteAddr()), token.rights())))
                    .ifPresent(
                            actor -> SecurityContextHolder.setContext(new SecurityContextImpl(Authorities.of(actor))));
        }
        chain.doFilter(request, response);
    }

    private static Actor limited(Actor owner, Set<Right> granted) {
        Set<Right> both = EnumSet.noneOf(Right.class);
        owner.rights().stream().filter(granted::contains).forEach(both::add);
        return new Actor(owner.id(), owner.name(), both, owner.reach(), owner.address());
    }
}
