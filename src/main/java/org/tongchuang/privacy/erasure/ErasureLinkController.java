package org.tongchuang.privacy.erasure;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.privacy.SignedLinks;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// One's wish to be erased for whoever comes by the link in a letter: to take it back, or to read what became of
/// it when there is no account any more to sign in with. Looking changes nothing.
@Controller
@RequestMapping("/privacy/erasure/{token}")
class ErasureLinkController {

    private final Erasures erasures;
    private final ErasureDesk desk;
    private final SignedLinks links;

    ErasureLinkController(Erasures erasures, ErasureDesk desk, SignedLinks links) {
        this.erasures = erasures;
        this.desk = desk;
        this.links = links;
    }

    @GetMapping
    Page show(@PathVariable String token) {
        return ErasurePage.of(read(token), here(token), false, null);
    }

    @PostMapping("/call-back")
    Page callBack(@PathVariable String token, HttpServletRequest request) {
        boolean back = desk.callBack(read(token).id(), request.getRemoteAddr());
        return Redirect.to(here(token)).saying(back ? "privacy.erasure.called-back" : "privacy.erasure.nothing");
    }

    private static String here(String token) {
        return "/privacy/erasure/" + token;
    }

    private Erasure read(String token) {
        return links.read(ErasureLetters.LINKS, token)
                .flatMap(said -> Ids.read(said.subject()))
                .flatMap(erasures::find)
                .orElseThrow(() -> new NotFound("no such link"));
    }
}
