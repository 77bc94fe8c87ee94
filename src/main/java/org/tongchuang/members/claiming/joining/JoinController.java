package org.tongchuang.members.claiming.joining;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.AddressProofs;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimDesk;
import org.tongchuang.members.claiming.claims.ClaimLinks;
import org.tongchuang.members.claiming.claims.ClaimState;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// The door for whoever has no invitation: the address first, then who they are.
@Controller
@RequestMapping("/join")
class JoinController {

    private static final Duration TYPING = Duration.ofMinutes(15);
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private final AddressProofs proofs;
    private final ClaimDesk desk;
    private final ClaimLinks links;
    private final JoinCookies cookies;
    private final Clock clock;

    JoinController(AddressProofs proofs, ClaimDesk desk, ClaimLinks links, JoinCookies cookies, Clock clock) {
        this.proofs = proofs;
        this.desk = desk;
        this.links = links;
        this.cookies = cookies;
        this.clock = clock;
    }

    @GetMapping
    Page ask(HttpServletRequest request) {
        return new JoinPage("", going(request), null);
    }

    private @Nullable String going(HttpServletRequest request) {
        return cookies.read(request, JoinCookies.CLAIM)
                .filter(token -> links.read(token).isPresent())
                .map(token -> "/join/claim/" + token)
                .orElse(null);
    }

    @PostMapping
    Page send(@RequestParam(defaultValue = "") String email, HttpServletRequest request, HttpServletResponse response) {
        try {
            UUID id = proofs.send(email, "", LocaleContextHolder.getLocale(), request.getRemoteAddr());
            cookies.put(request, response, JoinCookies.ADDRESS, email.strip(), TYPING);
            return Redirect.to("/join/code/" + id);
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new JoinPage(email, going(request), refused.words());
        }
    }

    @GetMapping("/code/{id}")
    Page code(@PathVariable UUID id, HttpServletRequest request) {
        Optional<String> address = cookies.read(request, JoinCookies.ADDRESS);
        return address.isPresent() ? new JoinCodePage(id, address.get(), null) : Redirect.to("/join");
    }

    @PostMapping("/code/{id}")
    Page enter(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> address = cookies.read(request, JoinCookies.ADDRESS);
        if (address.isEmpty()) {
            return Redirect.to("/join").saying("members.claims.code.gone");
        }
        if (!proofs.isRight(id, address.get(), code, request.getRemoteAddr())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new JoinCodePage(id, address.get(), Words.text("members.claims.code.wrong"));
        }
        Claim claim = desk.begin(address.get(), LocaleContextHolder.getLocale());
        cookies.put(request, response, JoinCookies.ADDRESS, "", Duration.ZERO);
        cookies.put(request, response, JoinCookies.CLAIM, links.token(claim), REMEMBERED);
        cookies.put(request, response, JoinCookies.PROVED, links.proved(claim, clock.instant()), ClaimLinks.FRESH);
        return Redirect.to(links.path(claim) + (claim.state() == ClaimState.DRAFT ? "/who" : ""));
    }
}
