package org.tongchuang.members.card;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.tongchuang.members.card.codes.CardCode;
import org.tongchuang.members.card.codes.CardKeys;
import org.tongchuang.members.card.codes.Certificate;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.RecordPage;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.recall.Recall;

/// Whose card a code is, for gates.
@Component
public class CardHolders {

    private final Members members;
    private final CardShelf shelf;
    private final CardKeys keys;
    private final TypedCodes typed;
    private final Recall<CardCode, CardKeys.Trust> trusted;

    CardHolders(Members members, CardShelf shelf, CardKeys keys, TypedCodes typed, InstantSource clock) {
        this.members = members;
        this.shelf = shelf;
        this.keys = keys;
        this.typed = typed;
        // a code is often asked about twice, and a turnstile that hears nothing asks again
        this.trusted = new Recall<>(Duration.ofSeconds(5), clock, keys::trust);
    }

    /// @param face looked up when a benefit is to be taken
    public record Holder(
            long number,
            MemberId member,
            boolean revoked,
            boolean deviceRevoked,
            String name,
            String about,
            boolean student,
            Supplier<Face> faces) {

        public Face face() {
            return faces.get();
        }
    }

    public CardKeys.Trust trust(CardCode code) {
        return trusted.of(code);
    }

    /// @param certificate that is believed
    /// @throws NotFound when the university has no such card any more
    public Holder shown(Certificate certificate) {
        Optional<Card> card = shelf.cards().numbered(certificate.number());
        String about = RecordPage.joined(" · ", certificate.school(), certificate.className());
        MemberId member = card.map(Card::member).orElse(new MemberId(new java.util.UUID(0, 0)));
        return new Holder(
                certificate.number(),
                member,
                !card.map(Card::good).orElse(false),
                certificate.device() != 0 && shelf.devices().isRevoked(certificate.device()),
                certificate.name(),
                about,
                certificate.student(),
                () -> face(member));
    }

    /// By the card's number and the six digits below its code.
    public Optional<Holder> typed(String number, String digits, Instant at) {
        if (!Card.isNumber(number)) {
            return Optional.empty();
        }
        return shelf.cards()
                .numbered(Long.parseLong(number))
                .filter(card -> fits(card, digits, at))
                .flatMap(card -> members.find(card.member())
                        .map(Face::of)
                        .map(face -> new Holder(
                                card.number(),
                                card.member(),
                                !card.good(),
                                false,
                                face.name(),
                                face.about(),
                                face.student(),
                                () -> face)));
    }

    private boolean fits(Card card, String digits, Instant at) {
        return shelf.devices().of(card.id()).stream()
                .filter(device -> device.until().isAfter(at))
                .anyMatch(device -> typed.fits(device.id(), digits, at));
    }

    private Face face(MemberId member) {
        return members.find(member).map(Face::of).orElseThrow(() -> new NotFound("member " + member));
    }

    /// The keys by which gates believe codes.
    public CardKeys keys() {
        return keys;
    }
}
