package org.tongchuang.members.card;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.card.codes.CardKeys;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Right;

/// Cards, for the office.
@Controller
@RequestMapping("/office")
class OfficeCardsController {

    private static final String HERE = "/office/cards";

    private final OfficeCardDesk desk;
    private final CardDesk cards;
    private final CardKeys keys;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    OfficeCardsController(
            OfficeCardDesk desk, CardDesk cards, CardKeys keys, ApplicationEventPublisher house, Clock clock) {
        this.desk = desk;
        this.cards = cards;
        this.keys = keys;
        this.house = house;
        this.clock = clock;
    }

    @GetMapping("/cards")
    Page list(
            Actor actor,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable UUID after) {
        OfficeCardsPage page = desk.list(actor, number, after);
        return actor.may(Right.MANAGE_SETTINGS) ? page.with(keys.all()) : page;
    }

    @GetMapping("/cards/print")
    Page print(Actor actor, @RequestParam(defaultValue = "") List<UUID> member) {
        return new CardPrintPage(
                desk.printable(actor, member).stream()
                        .map(held -> CardPrintPage.Sheet.of(
                                held, cards.printed(held), clock.instant().plus(Card.PRINTED)))
                        .toList(),
                HERE);
    }

    @PostMapping("/cards/keys")
    @Transactional
    public Page renew(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        tell(actor, "members.card.key-renewed", keys.renew().shortId());
        return Redirect.to(HERE).saying("members.cards.key.renewed");
    }

    @PostMapping("/cards/keys/{id}/withdraw")
    @Transactional
    public Page withdraw(Actor actor, @PathVariable UUID id) {
        actor.must(Right.MANAGE_SETTINGS);
        if (!keys.withdraw(id)) {
            throw new NotFound("card key " + id);
        }
        keys.all().stream()
                .filter(key -> key.id().equals(id))
                .forEach(key -> tell(actor, "members.card.key-withdrawn", key.shortId()));
        return Redirect.to(HERE).saying("members.cards.key.withdrawn");
    }

    @GetMapping("/members/{id}/card")
    Page show(Actor actor, @PathVariable UUID id) {
        return desk.show(actor, id);
    }

    @PostMapping("/members/{id}/card")
    Page issue(Actor actor, @PathVariable UUID id) {
        desk.issue(actor, id);
        return back(id).saying("members.cards.issued");
    }

    @PostMapping("/members/{id}/card/revoke")
    Page revoke(Actor actor, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean lost) {
        desk.revoke(actor, id, lost ? Card.Why.LOST : Card.Why.OFFICE);
        return back(id).saying("members.cards.revoked");
    }

    @PostMapping("/members/{id}/card/devices/{device}/remove")
    Page removeDevice(Actor actor, @PathVariable UUID id, @PathVariable int device) {
        desk.removeDevice(actor, id, device);
        return back(id).saying("members.card.device.removed");
    }

    private static Redirect back(UUID member) {
        return Redirect.to("/office/members/" + member + "/card");
    }

    private void tell(Actor actor, String act, long key) {
        house.publishEvent(AuditEvent.of(actor, act, Map.of("key", "%08x".formatted(key))));
    }
}
