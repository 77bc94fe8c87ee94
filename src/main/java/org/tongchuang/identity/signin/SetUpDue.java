package org.tongchuang.identity.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// Whoever should have set up a second step by now goes on to nothing else before that. Not a bean, so that it guards
/// pages and nothing else.
public final class SetUpDue extends OncePerRequestFilter {

    private static final String PLACE = "/account/second-step";
    private static final List<String> OPEN = List.of(
            PLACE,
            "/account/passkeys",
            "/sign-in",
            "/sign-out",
            "/kit/",
            "/webjars/",
            "/university/",
            "/app/",
            "/language",
            "/theme",
            "/error");

    private final AccountSession session;

    public SetUpDue(AccountSession session) {
        this.session = session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean overdue = session.due(request).filter(session::isOverdue).isPresent();
        if (overdue && OPEN.stream().noneMatch(request.getRequestURI()::startsWith)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", PLACE);
            return;
        }
        chain.doFilter(request, response);
    }
}
