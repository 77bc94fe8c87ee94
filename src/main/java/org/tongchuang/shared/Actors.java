package org.tongchuang.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers the [Actor] they ask for. Identity puts it into the security context; a method with a
/// nullable actor also serves strangers.
class Actors implements HandlerMethodArgumentResolver {

    static @Nullable Actor of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Actor actor
                ? actor
                : null;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        Actor actor = request == null ? null : of(request);
        if (actor == null && !parameter.isOptional()) {
            throw new InsufficientAuthenticationException("nobody is signed in");
        }
        return actor;
    }
}
