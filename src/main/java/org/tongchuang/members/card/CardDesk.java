package org.tongchuang.members.card;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.card.codes.CardCode;
import org.tongchuang.members.card.codes.CardKeys;
import org.tongchuang.members.card.codes.Certificate;
import org.tongchuang.members.card.codes.Certificate.Kind;
import org.tongchuang.members.card.codes.Curves;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// Where people get their card and say which of their phones may show it.
@Service
class CardDesk {

    private static final int LONGEST_LABEL = 60;

    private final Members members;
    private final CardShelf shelf;
    private final CardKeys keys;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    CardDesk(Members members, CardShelf shelf, CardKeys keys, ApplicationEventPublisher house, Clock clock) {
        this.members = members;
        this.shelf = shelf;
        this.keys = keys;
        this.house = house;
        this.clock = clock;
    }

    /// Somebody's card and what stands on it.
    ///
    /// @param card null when they have none and get none
    record Held(@Nullable Card card, Face face, List<CardDevice> devices) {

        /// @throws Refusal when there is no good card
        Card good() {
            if (card == null || !card.good()) {
                throw Refusal.because("members.card.none");
            }
            return card;
        }
    }

    /// One's own card, issued when it is first asked for; one that the office took away stays so.
    @Transactional
    public Held mine(Actor actor) {
        Member member = own(actor);
        Optional<Card> last = shelf.cards().of(member.id());
        boolean another = last.isEmpty() || !last.get().good() && last.get().revokedWhy() != Card.Why.OFFICE;
        Card card = another && !member.facts().has("deceased") ? issue(actor, member.id()) : last.orElse(null);
        return held(member, card);
    }

    Held of(Member member) {
        return held(member, shelf.cards().of(member.id()).orElse(null));
    }

    /// A new card in the place of one that was taken away, or of none; the good one when there is one.
    @Transactional
    public Card issue(Actor actor, MemberId member) {
        Card card = shelf.cards().issue(member, clock.instant());
        tell(actor, "members.card.issued", card, Map.of());
        return card;
    }

    @Transactional
    public void revoke(Actor actor, MemberId member, Card.Why why) {
        shelf.cards().of(member).filter(Card::good).ifPresent(card -> {
            shelf.cards().revoke(List.of(member), why, clock.instant());
            tell(actor, "members.card.revoked", card, Map.of("why", why.name()));
        });
    }

    /// What a phone keeps so that it can show the card by itself.
    ///
    /// @param signed the certificate with the university's signature
    record Certified(CardDevice device, Card card, Face face, byte[] signed, Instant until, Instant now) {}

    /// @param publicKey the phone's, asked again with the same it is the same phone
    /// @throws Refusal at `publicKey` when it is no key, or was taken away
    @Transactional
    public Certified certify(Actor actor, Curves curve, byte[] publicKey, String label) {
        Held held = mine(actor);
        Card card = held.good();
        if (!curve.isKey(publicKey)) {
            throw Refusal.at("publicKey", "members.card.key.wrong");
        }
        Instant now = clock.instant();
        Instant until = now.plus(Card.AWAY).truncatedTo(ChronoUnit.MINUTES);
        String known = label.strip().isEmpty() ? "?" : label.strip();
        CardDevice device = shelf.devices()
                .certified(
                        card.id(),
                        curve,
                        publicKey,
                        known.substring(0, Math.min(known.length(), LONGEST_LABEL)),
                        now,
                        until)
                .orElseThrow(() -> Refusal.at("publicKey", "members.card.key.revoked"));
        if (device.addedAt().equals(device.renewedAt())) {
            shelf.devices().keepNewest(card.id(), CardDevice.AT_MOST, now);
            tell(actor, "members.card.device-added", card, Map.of("device", device.label()));
        }
        byte[] signed = keys.sign(certificate(Kind.of(curve), card, held.face(), device.id(), until, 0, publicKey));
        return new Certified(device, card, held.face(), signed, until, now);
    }

    /// A code that the server draws, good for this half minute.
    @Transactional
    public String served(Held held) {
        Instant now = clock.instant();
        return keys.code(certificate(
                Kind.SERVED,
                held.good(),
                held.face(),
                0,
                now.plus(2, ChronoUnit.MINUTES),
                CardCode.step(now),
                new byte[0]));
    }

    /// The code of a card on paper.
    @Transactional
    public String printed(Held held) {
        return keys.code(certificate(
                Kind.PRINTED, held.good(), held.face(), 0, clock.instant().plus(Card.PRINTED), 0, new byte[0]));
    }

    /// @throws NotFound when it is no phone of one's own card, or was taken away before
    @Transactional
    public void removeDevice(Actor actor, MemberId member, int device) {
        Card card = shelf.cards().of(member).orElseThrow(() -> new NotFound("card"));
        if (!shelf.devices().revoke(card.id(), device, clock.instant())) {
            throw new NotFound("device " + device);
        }
        tell(actor, "members.card.device-removed", card, Map.of());
    }

    private Held held(Member member, @Nullable Card card) {
        return new Held(
                card,
                Face.of(member),
                card == null || !card.good() ? List.of() : shelf.devices().of(card.id()));
    }

    private Certificate certificate(
            Kind kind, Card card, Face face, int device, Instant until, long step, byte[] holder) {
        return new Certificate(
                kind,
                keys.signing().shortId(),
                card.number(),
                device,
                clock.instant().minus(5, ChronoUnit.MINUTES),
                until,
                face.student(),
                face.name(),
                face.school(),
                face.className(),
                step,
                holder);
    }

    private Member own(Actor actor) {
        return members.find(actor.mustBeMember()).orElseThrow(() -> new NotFound("one's own record"));
    }

    private void tell(Actor actor, String act, Card card, Map<String, String> detail) {
        Map<String, String> all = new java.util.LinkedHashMap<>(detail);
        all.put("card", card.shown());
        house.publishEvent(AuditEvent.of(actor, act, List.of(card.member().value()), all));
    }
}
