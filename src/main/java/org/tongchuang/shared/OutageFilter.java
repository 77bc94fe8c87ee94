package org.tongchuang.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/// Answers what an outage has broken before a controller was reached, as while a session or a token was looked up.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class OutageFilter extends OncePerRequestFilter {

    private final OutageAnswer answer;
    private final LocaleResolver languages;

    OutageFilter(OutageAnswer answer, LocaleResolver languages) {
        this.answer = answer;
        this.languages = languages;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            Optional<Outage> outage = Outage.of(failure);
            if (outage.isEmpty() || response.isCommitted()) {
                throw failure;
            }
            LocaleContextHolder.setLocale(languages.resolveLocale(request));
            RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
            try {
                answer.to(request, response, outage.get(), failure);
            } finally {
                RequestContextHolder.resetRequestAttributes();
                LocaleContextHolder.resetLocaleContext();
            }
        }
    }
}
