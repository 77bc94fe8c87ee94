package org.tongchuang.identity.mine;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.outside.MyWays;
import org.tongchuang.identity.signin.AccountSession;
import org.tongchuang.identity.signin.SecondSteps;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// By what one gets in. Every change asks for a sign-in of the last quarter of an hour.
@Controller
@RequestMapping("/account/ways")
class WaysController {

    private static final String PLACE = "/account/ways";

    private final WaysDesk desk;
    private final MyWays outside;
    private final Accounts accounts;
    private final SecondSteps steps;
    private final AccountSession session;

    WaysController(WaysDesk desk, MyWays outside, Accounts accounts, SecondSteps steps, AccountSession session) {
        this.desk = desk;
        this.outside = outside;
        this.accounts = accounts;
        this.steps = steps;
        this.session = session;
    }

    @GetMapping
    Page show(Actor actor, HttpServletRequest request) {
        return page(actor, request, null);
    }

    @PostMapping("/code")
    Page allowCode(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return changed(actor, () -> desk.allowCode(actor), "identity.code.allowed", request, response);
    }

    @PostMapping("/code/remove")
    Page refuseCode(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return changed(actor, () -> desk.refuseCode(actor), "identity.code.refused", request, response);
    }

    @PostMapping("/password/remove")
    Page removePassword(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return changed(actor, () -> desk.removePassword(actor), "identity.password.removed", request, response);
    }

    private Page changed(
            Actor actor, Runnable act, String said, HttpServletRequest request, HttpServletResponse response) {
        if (!session.isRecent(request)) {
            return Redirect.to("/sign-in/again?to=%2Faccount%2Fways");
        }
        try {
            act.run();
            return Redirect.to(PLACE).saying(said);
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, request, refused.words());
        }
    }

    private Page page(Actor actor, HttpServletRequest request, @Nullable String problem) {
        boolean password = accounts.find(actor.id())
                .orElseThrow(() -> new NotFound("account"))
                .hasPassword();
        return new WaysPage(
                password,
                steps.has("passkey", actor.id()),
                desk.isCodeAllowed(actor),
                outside.of(actor.id(), request),
                problem);
    }
}
