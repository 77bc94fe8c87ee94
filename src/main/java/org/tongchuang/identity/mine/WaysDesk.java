package org.tongchuang.identity.mine;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;

/// Opens and shuts ways into one's own account; the last one stays open.
@Service
@Transactional
class WaysDesk {

    private final WaysIn ways;
    private final SecurityLetters letters;
    private final ApplicationEventPublisher house;

    WaysDesk(WaysIn ways, SecurityLetters letters, ApplicationEventPublisher house) {
        this.ways = ways;
        this.letters = letters;
        this.house = house;
    }

    boolean isCodeAllowed(Actor actor) {
        return ways.isCodeAllowed(actor.id());
    }

    void allowCode(Actor actor) {
        if (!ways.isCodeAllowed(actor.id())) {
            ways.allowCode(actor.id(), true);
            done(actor, "identity.code.allowed");
        }
    }

    /// @throws org.tongchuang.shared.Refusal when it is the last way in
    void refuseCode(Actor actor) {
        if (ways.isCodeAllowed(actor.id())) {
            ways.mustHaveAnother(actor.id());
            ways.allowCode(actor.id(), false);
            done(actor, "identity.code.refused");
        }
    }

    /// @throws org.tongchuang.shared.Refusal when it is the last way in
    void removePassword(Actor actor) {
        ways.mustHaveAnother(actor.id());
        ways.removePassword(actor.id());
        done(actor, "identity.password.removed");
    }

    private void done(Actor actor, String act) {
        house.publishEvent(AuditEvent.of(actor, act, Map.of()));
        letters.tell(actor.id(), act);
    }
}
