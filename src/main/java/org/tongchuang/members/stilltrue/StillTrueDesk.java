package org.tongchuang.members.stilltrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.notices.Recipient;

/// Looks through those who joined, some at a time, and writes to whoever has something to confirm: in one transaction
/// with how far it has come, so that a program killed in between leaves out nobody and asks nobody twice.
@Component
class StillTrueDesk {

    private static final int LOT = 200;
    private static final Duration REST = Duration.ofHours(20);

    private final MemberAccounts accounts;
    private final Members members;
    private final Asked asked;
    private final StillTrueLinks links;
    private final Gate gate;

    StillTrueDesk(MemberAccounts accounts, Members members, Asked asked, StillTrueLinks links, Gate gate) {
        this.accounts = accounts;
        this.members = members;
        this.asked = asked;
        this.links = links;
        this.gate = gate;
    }

    /// Whether there may be more to look at now.
    @Transactional
    public boolean step(Clock clock) {
        Instant now = clock.instant();
        Asked.Place place = asked.place();
        Instant ended = place.ended();
        if (ended != null
                && place.after().equals(new MemberId(new java.util.UUID(0, 0)))
                && ended.plus(REST).isAfter(now)) {
            return false;
        }
        List<MemberId> lot = accounts.after(place.after(), LOT);
        ask(lot, now);
        if (lot.size() < LOT) {
            asked.ended(now);
            return false;
        }
        asked.move(lot.getLast());
        return true;
    }

    private void ask(List<MemberId> lot, Instant now) {
        Map<MemberId, Instant> before = asked.among(lot);
        List<Notice> letters = new ArrayList<>();
        for (Member member : members.all(lot)) {
            boolean unwanted = member.facts().has("deceased") || member.facts().has("doNotContact");
            if (!unwanted && Ageing.of(member).isToBeAsked(now, Optional.ofNullable(before.get(member.id())))) {
                letters.add(Notice.to(
                                new Recipient.Person(member.id()),
                                StillTrueLinks.STILL_TRUE,
                                "members.letter.still-true")
                        .linking(links.path(member.id(), now)));
                asked.note(member.id(), now);
            }
        }
        if (!letters.isEmpty()) {
            gate.send(letters);
        }
    }
}
