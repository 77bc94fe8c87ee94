package org.tongchuang.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/// The reader's language: the one they switched to, else the browser's first that we speak, else Chinese.
class Languages implements LocaleResolver {

    static final String COOKIE = "lang";
    private static final int A_YEAR_IN_SECONDS = 31_536_000;

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        if (chosen != null) {
            return "en".equals(chosen.getValue()) ? Words.ENGLISH : Words.CHINESE;
        }
        if (request.getHeader("Accept-Language") == null) {
            return Words.CHINESE;
        }
        for (Locale locale : java.util.Collections.list(request.getLocales())) {
            switch (locale.getLanguage()) {
                case "zh" -> {
                    return Words.CHINESE;
                }
                case "en" -> {
                    return Words.ENGLISH;
                }
                default -> {}
            }
        }
        return Words.CHINESE;
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        if (response != null) {
            boolean english = locale != null && "en".equals(locale.getLanguage());
            response.addCookie(lasting(request, COOKIE, english ? "en" : "zh"));
        }
    }

    static Cookie lasting(HttpServletRequest request, String name, String value) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setMaxAge(A_YEAR_IN_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
