package org.tongchuang.members.directory;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// Which columns the table shows: each browser's own choice, kept in a cookie.
@Controller
class ColumnController {

    private static final String COOKIE = "columns";
    private static final int A_YEAR_IN_SECONDS = 31_536_000;
    private static final Pattern WAY_BACK = Pattern.compile("/office/members(\\?[\\x21-\\x7e]*)?");

    @PostMapping("/office/members/columns")
    Page choose(
            @RequestParam(name = "column", required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "/office/members") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        List<String> known = new ArrayList<>(DirectoryPage.ALL_COLUMNS);
        known.retainAll(chosen == null ? List.of() : chosen);
        Cookie cookie = new Cookie(COOKIE, String.join("-", known));
        cookie.setPath("/office/members");
        cookie.setMaxAge(A_YEAR_IN_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return Redirect.to(WAY_BACK.matcher(back).matches() ? back : "/office/members");
    }

    /// The columns this browser chose, in the table's order.
    static List<String> chosen(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return DirectoryPage.USUAL_COLUMNS;
        }
        List<String> known = new ArrayList<>(DirectoryPage.ALL_COLUMNS);
        known.retainAll(Arrays.asList(cookie.getValue().split("-")));
        return known;
    }
}
