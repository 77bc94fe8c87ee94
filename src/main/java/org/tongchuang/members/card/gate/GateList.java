package org.tongchuang.members.card.gate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.members.card.Card;
import org.tongchuang.members.card.CardDevices;
import org.tongchuang.members.card.Cards;
import org.tongchuang.members.card.benefits.Benefit;
import org.tongchuang.members.card.benefits.Benefits;
import org.tongchuang.members.card.benefits.Openings;
import org.tongchuang.members.card.codes.CardKey;
import org.tongchuang.members.card.codes.CardKeys;
import org.tongchuang.shared.Universities;

/// All that a gate needs to judge by itself.
@Component
class GateList {

    private static final int DAYS = 9;
    private static final Base64.Encoder WRITTEN = Base64.getUrlEncoder().withoutPadding();

    private final CardKeys keys;
    private final Cards cards;
    private final CardDevices devices;
    private final Benefits benefits;
    private final Where where;

    GateList(CardKeys keys, Cards cards, CardDevices devices, Benefits benefits, Where where) {
        this.keys = keys;
        this.cards = cards;
        this.devices = devices;
        this.benefits = benefits;
        this.where = where;
    }

    /// @param id as codes name it
    /// @param x the public key, 32 bytes in base64url
    record Key(long id, String x) {

        static Key of(CardKey key) {
            return new Key(key.shortId(), WRITTEN.encodeToString(key.publicKey()));
        }
    }

    /// @param cards numbers of cards taken away
    /// @param devices of good cards, taken away
    record Revoked(Instant now, List<Long> cards, List<Integer> devices) {}

    /// @param open from and until, in seconds since 1970, for the days to come
    record Offer(
            UUID id,
            String name,
            String place,
            String forWhom,
            List<String> schools,
            List<long[]> open,
            @Nullable String limit) {}

    /// @param now in milliseconds since 1970
    record All(long now, List<Key> keys, List<Long> cards, List<Integer> devices, List<Offer> benefits) {}

    All all() {
        Revoked revoked = revoked();
        return new All(revoked.now.toEpochMilli(), keys(), revoked.cards, revoked.devices, offers(revoked.now));
    }

    List<Key> keys() {
        keys.signing();
        return keys.published().stream().map(Key::of).toList();
    }

    Revoked revoked() {
        Instant now = where.clock.instant();
        return new Revoked(now, cards.revokedSince(now.minus(Card.PRINTED)), devices.revoked(now));
    }

    private List<Offer> offers(Instant now) {
        ZoneId zone = where.universities.current().timeZone();
        return benefits.current().stream()
                .map(benefit -> offer(benefit, zone, now))
                .toList();
    }

    private static Offer offer(Benefit benefit, ZoneId zone, Instant now) {
        Benefit.Limit limit = benefit.content().limit();
        return new Offer(
                benefit.id(),
                benefit.name(),
                benefit.place(),
                benefit.content().forWhom().name(),
                benefit.content().schools(),
                Openings.spans(benefit.content(), zone, LocalDate.ofInstant(now, zone), DAYS).stream()
                        .map(span -> new long[] {
                            span.from().getEpochSecond(), span.until().getEpochSecond()
                        })
                        .toList(),
                limit == null ? null : limit.times() + " " + limit.per());
    }

    /// What time it is, and where.
    @Component
    record Where(Universities universities, Clock clock) {}
}
