package org.tongchuang.identity.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.signin.AccountSession;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Universities;

/// One's own passkeys. Every change asks for a sign-in of the last quarter of an hour.
@Controller
@RequestMapping("/account/passkeys")
class MyPasskeysController {

    private final PasskeyDesk desk;
    private final Challenges challenges;
    private final RelyingParty party;
    private final AccountSession session;
    private final Universities universities;

    MyPasskeysController(
            PasskeyDesk desk,
            Challenges challenges,
            RelyingParty party,
            AccountSession session,
            Universities universities) {
        this.desk = desk;
        this.challenges = challenges;
        this.party = party;
        this.session = session;
        this.universities = universities;
    }

    @GetMapping
    Page show(Actor actor) {
        return page(actor, "", null);
    }

    @GetMapping("/question")
    ResponseEntity<Questions.ToRegister> question(Actor actor) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Questions.toRegister(
                        party.id(),
                        universities.current().name(),
                        actor,
                        challenges.toRegister(actor.id()),
                        desk.of(actor.id())));
    }

    @PostMapping
    Page add(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String answer,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!session.isRecent(request)) {
            return again();
        }
        try {
            desk.add(actor, name, answer, new PasskeyDesk.Place(party.id(), party.origin(request)));
            session.settled(request);
            return Redirect.to("/account/passkeys").saying("identity.passkey.added");
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, name, refused.words());
        }
    }

    @PostMapping("/{id}/remove")
    Page remove(Actor actor, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        if (!session.isRecent(request)) {
            return again();
        }
        try {
            desk.remove(actor, id);
            return Redirect.to("/account/passkeys").saying("identity.passkey.removed");
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, "", refused.words());
        }
    }

    private Page page(Actor actor, String name, @Nullable String problem) {
        return new MyPasskeysPage(
                desk.of(actor.id()).stream().map(MyPasskeysPage.Row::of).toList(), name, problem);
    }

    private static Page again() {
        return Redirect.to("/sign-in/again?to=%2Faccount%2Fpasskeys");
    }
}
