package org.tongchuang.shared;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.util.WebUtils;

/// Light, dark, or as the system has it.
final class Theme {

    static final String COOKIE = "theme";

    private Theme() {}

    static String of(HttpServletRequest request) {
        Cookie chosen = WebUtils.getCookie(request, COOKIE);
        return chosen == null ? "auto" : named(chosen.getValue());
    }

    static String named(String name) {
        return switch (name) {
            case "light", "dark" -> name;
            default -> "auto";
        };
    }
}
