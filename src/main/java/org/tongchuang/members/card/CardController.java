package org.tongchuang.members.card;

import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.members.card.codes.Curves;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// One's own card.
@Controller
@RequestMapping("/card")
class CardController {

    private static final String HERE = "/card";

    private final CardDesk desk;
    private final CardOffers offers;
    private final TypedCodes typed;
    private final Clock clock;

    CardController(CardDesk desk, CardOffers offers, TypedCodes typed, Clock clock) {
        this.desk = desk;
        this.offers = offers;
        this.typed = typed;
        this.clock = clock;
    }

    @GetMapping
    Page show(Actor actor) {
        CardDesk.Held held = desk.mine(actor);
        Card card = held.card();
        if (card == null || !card.good()) {
            return new CardPage(null, held.face(), null, List.of(), List.of());
        }
        return new CardPage(
                card, held.face(), QrCode.of(desk.served(held)), held.devices(), offers.of(held.face(), card.member()));
    }

    /// A new code drawn by the server, for browsers that can't draw one themselves.
    @GetMapping("/code")
    Page code(Actor actor) {
        return new CodePage(QrCode.of(desk.served(desk.mine(actor))));
    }

    /// The card where there is no network; open to all, for it says nothing: the phone fills in what it keeps.
    @GetMapping("/offline")
    Page offline(@Nullable Actor anybody) {
        return new CardShellPage();
    }

    /// Whether this phone's key is good, and what it shows the card with.
    @PostMapping("/devices")
    ResponseEntity<Wallet> certify(
            Actor actor,
            @RequestParam String curve,
            @RequestParam String publicKey,
            @RequestParam(defaultValue = "") String label) {
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(wallet(desk.certify(actor, curve(curve), bytes(publicKey), label)));
    }

    @PostMapping("/devices/{id}/remove")
    Page remove(Actor actor, @PathVariable int id) {
        desk.removeDevice(actor, actor.mustBeMember(), id);
        return Redirect.to(HERE).saying("members.card.device.removed");
    }

    @GetMapping("/print")
    Page print(Actor actor) {
        CardDesk.Held held = desk.mine(actor);
        return new CardPrintPage(List.of(printed(held)), HERE);
    }

    private CardPrintPage.Sheet printed(CardDesk.Held held) {
        return CardPrintPage.Sheet.of(held, desk.printed(held), clock.instant().plus(Card.PRINTED));
    }

    /// What a phone keeps.
    ///
    /// @param signed in base64, as `typed`
    /// @param until in milliseconds since 1970, as `now`
    record Wallet(
            int device,
            String signed,
            String typed,
            long until,
            long now,
            String number,
            String name,
            String english,
            String about,
            String years,
            boolean student) {}

    Wallet wallet(CardDesk.Certified made) {
        Base64.Encoder written = Base64.getEncoder();
        Instant until = made.until();
        return new Wallet(
                made.device().id(),
                written.encodeToString(made.signed()),
                written.encodeToString(typed.secret(made.device().id())),
                until.toEpochMilli(),
                made.now().toEpochMilli(),
                made.card().shown(),
                made.face().name(),
                made.face().english(),
                made.face().about(),
                made.face().years(),
                made.face().student());
    }

    static Curves curve(String name) {
        try {
            return Curves.valueOf(name);
        } catch (IllegalArgumentException other) {
            throw Refusal.at("curve", "members.card.key.wrong");
        }
    }

    static byte[] bytes(String written) {
        try {
            return Base64.getUrlDecoder().decode(written);
        } catch (IllegalArgumentException other) {
            throw Refusal.at("publicKey", "members.card.key.wrong");
        }
    }
}
