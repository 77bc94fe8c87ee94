package org.tongchuang.members.claiming.claims;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Member;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.Words;
import org.tongchuang.shared.notices.Recipient;

/// Letters to the addresses that stood on a record before somebody claimed it: not you? stop it.
@Component
class ClaimedLetters {

    private static final int MOST = 3;

    private final Gate gate;
    private final ClaimLinks links;
    private final Clock clock;

    ClaimedLetters(Gate gate, ClaimLinks links, Clock clock) {
        this.gate = gate;
        this.links = links;
        this.clock = clock;
    }

    /// @param member as the record was before
    void tell(Claim claim, Member member) {
        String path = links.stop(claim, clock.instant());
        boolean foreign = member.name().codePoints().noneMatch(Character::isIdeographic);
        List<Notice> notices = new ArrayList<>();
        for (Contact contact : Contact.of(member.facts())) {
            boolean another = !contact.value()
                    .toLowerCase(Locale.ROOT)
                    .equals(claim.email().toLowerCase(Locale.ROOT));
            if (contact.kind().equals("email") && contact.works() && another && notices.size() < MOST) {
                Locale language = foreign ? Words.ENGLISH : Words.CHINESE;
                notices.add(Notice.to(
                                new Recipient.Address(contact.value(), language, member.name()),
                                ClaimLetters.CATEGORY,
                                "members.claims.letter.CLAIMED")
                        .linking(path)
                        .in(language));
            }
        }
        if (!notices.isEmpty()) {
            gate.send(notices);
        }
    }

    Instant now() {
        return clock.instant();
    }
}
