package org.tongchuang.members.card;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Refusal;

/// One's own card, for apps and mini-programs that show it.
@RestController
@RequestMapping("/api/v1/me/card")
class CardApi {

    private final CardDesk desk;
    private final CardController phones;
    private final CardOffers offers;

    CardApi(CardDesk desk, CardController phones, CardOffers offers) {
        this.desk = desk;
        this.phones = phones;
        this.offers = offers;
    }

    record Phone(int id, String label, String added, String renewed) {}

    /// @param state `GOOD`, or why the card was taken away; `NONE` when there is none
    record Mine(
            @Nullable String number,
            String state,
            String name,
            String about,
            String years,
            List<Phone> devices,
            List<CardPage.Offer> benefits) {}

    @GetMapping
    Mine show(Actor actor) {
        CardDesk.Held held = desk.mine(actor);
        Card card = held.card();
        return new Mine(
                card == null ? null : card.shown(),
                card == null ? "NONE" : card.good() ? "GOOD" : String.valueOf(card.revokedWhy()),
                held.face().name(),
                held.face().about(),
                held.face().years(),
                held.devices().stream()
                        .map(phone -> new Phone(
                                phone.id(),
                                phone.label(),
                                phone.addedAt().toString(),
                                phone.renewedAt().toString()))
                        .toList(),
                card == null || !card.good() ? List.of() : offers.of(held.face(), card.member()));
    }

    /// @param curve `ED25519` or `P256`
    /// @param publicKey 32 or 64 bytes in base64url
    record Key(
            @Nullable String curve,
            @Nullable String publicKey,
            @Nullable String label) {}

    /// What a phone with this key needs to show the card by itself; asked again, it is renewed.
    @PostMapping("/devices")
    CardController.Wallet certify(Actor actor, @RequestBody Key key) {
        if (key.publicKey == null) {
            throw Refusal.at("publicKey", "members.card.key.wrong");
        }
        return phones.wallet(desk.certify(
                actor,
                CardController.curve(key.curve == null ? "ED25519" : key.curve),
                CardController.bytes(key.publicKey),
                key.label == null ? "" : key.label));
    }

    @DeleteMapping("/devices/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Actor actor, @PathVariable int id) {
        desk.removeDevice(actor, actor.mustBeMember(), id);
    }
}
