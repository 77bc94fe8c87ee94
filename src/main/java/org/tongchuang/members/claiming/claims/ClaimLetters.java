package org.tongchuang.members.claiming.claims;

import org.springframework.stereotype.Component;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.notices.Recipient;

/// What applicants are written at each step, in the language they read when they came.
@Component
class ClaimLetters {

    static final String CATEGORY = "members.claim";

    private final Gate gate;
    private final ClaimLinks links;

    ClaimLetters(Gate gate, ClaimLinks links) {
        this.gate = gate;
        this.links = links;
    }

    /// @param which the last part of the words' key
    void write(Claim claim, String which, String... args) {
        gate.send(Notice.to(
                        new Recipient.Address(claim.email(), claim.language(), claim.name()),
                        CATEGORY,
                        "members.claims.letter." + which)
                .with(args)
                .linking(links.path(claim))
                .in(claim.language()));
    }
}
