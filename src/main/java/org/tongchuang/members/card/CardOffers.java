package org.tongchuang.members.card;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongchuang.members.card.benefits.Benefit;
import org.tongchuang.members.card.benefits.Benefits;
import org.tongchuang.members.card.benefits.Openings;
import org.tongchuang.members.card.benefits.Redemptions;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.Words;

/// What a card gives its holder, as it is written below the card.
@Component
class CardOffers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Benefits benefits;
    private final Redemptions redemptions;
    private final Universities universities;
    private final Clock clock;

    CardOffers(Benefits benefits, Redemptions redemptions, Universities universities, Clock clock) {
        this.benefits = benefits;
        this.redemptions = redemptions;
        this.universities = universities;
        this.clock = clock;
    }

    /// Those open now first.
    List<CardPage.Offer> of(Face face, MemberId member) {
        ZoneId zone = universities.current().timeZone();
        Instant now = clock.instant();
        return benefits.current().stream()
                .filter(benefit -> benefit.isFor(face))
                .filter(benefit -> benefit.content().until() == null
                        || !benefit.content().until().isBefore(now.atZone(zone).toLocalDate()))
                .map(benefit -> offer(benefit, member, zone, now))
                .sorted(java.util.Comparator.comparing(offer -> !offer.open()))
                .toList();
    }

    private CardPage.Offer offer(Benefit benefit, MemberId member, ZoneId zone, Instant now) {
        Openings.State state = Openings.at(benefit.content(), zone, now);
        Benefit.Limit limit = benefit.content().limit();
        String left = limit == null
                ? ""
                : Words.text(
                        "members.card.left." + limit.per(),
                        Math.max(0, redemptions.left(benefit, member, now)),
                        limit.times());
        return new CardPage.Offer(
                benefit.name(), benefit.place(), benefit.gives(), state.open(), words(state, zone, now), left);
    }

    private static String words(Openings.State state, ZoneId zone, Instant now) {
        Instant changes = state.changes();
        if (changes == null) {
            return Words.text(state.open() ? "members.card.open.always" : "members.card.closed");
        }
        ZonedDateTime then = changes.atZone(zone);
        boolean today = then.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return Words.text(
                state.open() ? "members.card.open.until" : "members.card.opens", (today ? TIME : DAY).format(then));
    }
}
