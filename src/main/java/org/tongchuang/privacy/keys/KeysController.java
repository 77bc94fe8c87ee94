package org.tongchuang.privacy.keys;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// The keys for those who look after the installation: how old each is, and renewing it.
@Controller
@RequestMapping("/office/keys")
class KeysController {

    private final KeysShelf shelf;

    KeysController(KeysShelf shelf) {
        this.shelf = shelf;
    }

    @GetMapping
    Page show(Actor actor) {
        return KeysPage.of(shelf.keys(actor), shelf.byHand());
    }

    @PostMapping("/{key}/renew")
    Page renew(Actor actor, @PathVariable String key) {
        UUID begun = shelf.renew(actor, key);
        return Redirect.to("/office/keys").saying(shelf.isOpen(begun) ? "privacy.keys.begun" : "privacy.keys.renewed");
    }
}
