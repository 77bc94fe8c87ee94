package org.tongchuang.members.card;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.RecordsChanged;
import org.tongchuang.shared.MemberId;

/// Takes the cards of those away who died or whose record is no more, in the transaction in which that is written.
@Component
class CardsFollow {

    private final Cards cards;
    private final Clock clock;

    CardsFollow(Cards cards, Clock clock) {
        this.cards = cards;
        this.clock = clock;
    }

    @EventListener
    void on(RecordsChanged change) {
        if (change.newcomers()) {
            return;
        }
        List<MemberId> died = new ArrayList<>();
        for (Member member : change.changed()) {
            if (member.facts().has("deceased")) {
                died.add(member.id());
            }
        }
        if (!died.isEmpty()) {
            cards.revoke(died, Card.Why.DECEASED, clock.instant());
        }
        if (!change.gone().isEmpty()) {
            cards.revoke(change.gone(), Card.Why.GONE, clock.instant());
        }
    }
}
