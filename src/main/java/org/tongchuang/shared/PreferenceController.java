package org.tongchuang.shared;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/// Language and theme of this browser; open to anyone, kept in cookies.
@Controller
class PreferenceController {

    private final LocaleResolver languages;

    PreferenceController(LocaleResolver languages) {
        this.languages = languages;
    }

    @PostMapping("/language")
    Page language(
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        languages.setLocale(request, response, Locale.forLanguageTag(to));
        return Redirect.to(ownPage(back));
    }

    @PostMapping("/theme")
    Page theme(
            @RequestParam String to,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.addCookie(Languages.lasting(request, Theme.COOKIE, Theme.named(to)));
        return Redirect.to(ownPage(back));
    }

    /// The way back comes from a form, so it may lead nowhere but into this site.
    private static String ownPage(String back) {
        boolean ours = back.startsWith("/")
                && !back.startsWith("//")
                && !back.contains("\\")
                && back.chars().allMatch(c -> c >= ' ');
        return ours ? back : "/";
    }
}
