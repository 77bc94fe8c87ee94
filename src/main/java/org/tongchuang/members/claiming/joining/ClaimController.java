package org.tongchuang.members.claiming.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// The page of one claim, for whoever holds the link to it, and what they can do there.
@Controller
@RequestMapping("/join/claim/{token}")
class ClaimController {

    private final StatusDesk desk;
    private final JoinCookies cookies;
    private final MemberAccounts accounts;

    ClaimController(StatusDesk desk, JoinCookies cookies, MemberAccounts accounts) {
        this.desk = desk;
        this.cookies = cookies;
        this.accounts = accounts;
    }

    @GetMapping
    Page show(@PathVariable String token, HttpServletRequest request) {
        return page(token, request, Map.of());
    }

    @PostMapping("/documents")
    Page add(
            @PathVariable String token,
            @RequestParam MultipartFile file,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        try {
            desk.add(token, file.getBytes());
            return Redirect.to("/join/claim/" + token).saying("members.claims.documents.added");
        } catch (Refusal refused) {
            return again(token, request, response, "file", refused);
        }
    }

    @PostMapping("/review")
    Page review(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            desk.askForReview(token, words);
            return Redirect.to("/join/claim/" + token).saying("members.claims.person.asked");
        } catch (Refusal refused) {
            return again(token, request, response, "words", refused);
        }
    }

    @PostMapping("/withdraw")
    Page withdraw(@PathVariable String token) {
        desk.withdraw(token);
        return Redirect.to("/join/claim/" + token).saying("members.claims.withdrawn");
    }

    /// In at once, for the browser in which the code was typed a moment ago; anybody else types another.
    @PostMapping("/enter")
    Page enter(@PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        Claim claim = desk.claim(token);
        MemberId member = claim.finding().member();
        boolean proved = cookies.read(request, JoinCookies.PROVED)
                .filter(value -> desk.isProved(claim, value))
                .isPresent();
        boolean mine = member != null
                && accounts.email(member)
                        .filter(claim.email()::equalsIgnoreCase)
                        .isPresent();
        return member != null && claim.state() == ClaimState.APPROVED && proved && mine
                ? accounts.enter(request, response, member, "claim", "/")
                : Redirect.to("/sign-in/code");
    }

    private Page page(String token, HttpServletRequest request, Map<String, String> problems) {
        boolean proved = cookies.read(request, JoinCookies.PROVED)
                .filter(value -> desk.isProved(desk.claim(token), value))
                .isPresent();
        return desk.page(token, proved, problems);
    }

    private Page again(
            String token, HttpServletRequest request, HttpServletResponse response, String field, Refusal refused) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(token, request, Map.of(field, refused.words()));
    }
}
