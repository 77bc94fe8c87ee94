package org.tongchuang.identity.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.signin.Entrance;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// In by a passkey alone: nobody types who they are, the device knows.
@Controller
@RequestMapping("/sign-in/passkey")
class PasskeySignInController {

    private final PasskeyDesk desk;
    private final Challenges challenges;
    private final RelyingParty party;
    private final ActorCache accounts;
    private final Entrance entrance;

    PasskeySignInController(
            PasskeyDesk desk, Challenges challenges, RelyingParty party, ActorCache accounts, Entrance entrance) {
        this.desk = desk;
        this.challenges = challenges;
        this.party = party;
        this.accounts = accounts;
        this.entrance = entrance;
    }

    @GetMapping("/question")
    ResponseEntity<Questions.ToSignIn> question() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Questions.toSignIn(party.id(), challenges.toSignIn()));
    }

    @PostMapping
    Page enter(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Account> account = desk.signedInWith(answer, new PasskeyDesk.Place(party.id(), party.origin(request)))
                .flatMap(accounts::active);
        if (account.isEmpty()) {
            return Redirect.to("/sign-in").saying("identity.passkey.wrong");
        }
        return entrance.enter(request, response, account.get(), "passkey", Entrance.ownPage(to));
    }
}
