package org.tongchuang.privacy.erasure;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.privacy.RecentSignIn;

/// Asking to be erased, and taking it back, for whoever is signed in.
@Controller
@RequestMapping("/me/erasure")
class ErasureController {

    private static final String HERE = "/me/erasure";

    private final ErasureDesk desk;
    private final RecentSignIn signIn;

    ErasureController(ErasureDesk desk, RecentSignIn signIn) {
        this.desk = desk;
        this.signIn = signIn;
    }

    @GetMapping
    Page show(Actor actor, HttpServletRequest request) {
        return page(actor, request, null);
    }

    /// Only for whoever has just shown who they are.
    @PostMapping
    Page ask(
            Actor actor,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request,
            HttpServletResponse response) {
        actor.mustBeMember();
        try {
            desk.check(words);
            if (!signIn.isRecent(request)) {
                return Redirect.to(RecentSignIn.AGAIN + "%2Fme%2Ferasure");
            }
            desk.ask(actor);
            return Redirect.to(HERE).saying("privacy.erasure.asked");
        } catch (Refusal refused) {
            response.setStatus(422);
            return page(actor, request, refused.words());
        }
    }

    @PostMapping("/call-back")
    Page callBack(Actor actor) {
        return Redirect.to(HERE)
                .saying(desk.callBack(actor) ? "privacy.erasure.called-back" : "privacy.erasure.nothing");
    }

    private ErasurePage page(Actor actor, HttpServletRequest request, @org.jspecify.annotations.Nullable String error) {
        return ErasurePage.of(desk.mine(actor).orElse(null), HERE, signIn.isRecent(request), error);
    }
}
