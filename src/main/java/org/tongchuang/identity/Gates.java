package org.tongchuang.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.signin.AccountSession;
import org.tongchuang.identity.signin.SetUpDue;
import org.tongchuang.identity.tokens.ApiTokens;
import org.tongchuang.identity.tokens.BearerTokens;

/// Who gets in where: programs by token under `/api`, people by session everywhere else. What isn't named open here is
/// closed to strangers.
@Configuration(proxyBeanMethods = false)
class Gates {

    /// No inline script or style, nothing from elsewhere.
    private static final String CONTENT_SECURITY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// Open to strangers.
    private static final String[] OPEN = {
        "/kit/**",
        "/webjars/**",
        "/university/**",
        "/app/**",
        "/card/offline",
        "/gate/offline",
        "/language",
        "/theme",
        "/notices/preferences/*",
        "/notices/unsubscribe/*",
        "/sign-in",
        "/sign-in/second/**",
        "/sign-in/passkey/**",
        "/sign-in/code/**",
        "/sign-in/password/**",
        "/sign-in/keep/**",
        "/sign-in/outside/**",
        "/join/**",
        "/still-true/*",
        "/still-true/*/**",
        "/privacy",
        "/privacy/**",
        "/welcome/*",
        "/welcome/*/**",
        "/set-up",
        "/error",
        "/favicon.ico"
    };

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiTokens tokens, ActorCache accounts) {
        http.securityMatcher("/api/**")
                .csrf(csrf -> csrf.disable())
                // A browser's cookie may come along: it neither counts here nor gets another id for the token's sake.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(fixation -> fixation.none()))
                .addFilterBefore(new BearerTokens(tokens, accounts), BasicAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/api/v1/tokens")
                        .permitAll()
                        .requestMatchers("/api/v1/openapi.json", "/api/v1/card-keys")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, why) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    response.sendError(HttpStatus.UNAUTHORIZED.value());
                }))
                .headers(headers -> headers.contentSecurityPolicy(
                        csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain visitors(
            HttpSecurity http,
            AccountSession session,
            @Value("${server.servlet.session.cookie.secure:false}") boolean alwaysSecure) {
        http.securityContext(context -> context.securityContextRepository(session))
                .addFilterBefore(new LargeUploads(session), CsrfFilter.class)
                .addFilterBefore(new SetUpDue(session), AuthorizationFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(alwaysSecure))
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        // Mail programs post to the one for their readers, and whoever vouches for people to the other:
                        // the link, or the signed state, is the proof.
                        .ignoringRequestMatchers("/notices/unsubscribe/*", "/sign-in/outside/*/back"))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .anonymous(anonymous -> anonymous.disable())
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(toSignIn()))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("camera=(self), geolocation=(), microphone=(), "
                                        + "publickey-credentials-create=(self), publickey-credentials-get=(self)")));
        return http.build();
    }

    /// For https only wherever https is spoken, and everywhere when the public address says so.
    private static CookieCsrfTokenRepository csrfCookie(boolean alwaysSecure) {
        CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
        cookie.setCookieCustomizer(made -> {
            made.sameSite("Lax");
            if (alwaysSecure) {
                made.secure(true);
            }
        });
        return cookie;
    }

    /// To the sign-in page, and from there back to where they wanted to go.
    private static AuthenticationEntryPoint toSignIn() {
        return (request, response, why) -> {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", "/sign-in" + wanted(request));
        };
    }

    private static String wanted(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod()) || "/".equals(request.getRequestURI())) {
            return "";
        }
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return "?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
