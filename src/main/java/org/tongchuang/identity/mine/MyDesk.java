package org.tongchuang.identity.mine;

import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.identity.signin.SecondSteps;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;

/// What everyone does with their own account: a new password, an end to open sessions.
@Service
@Transactional
class MyDesk {

    private final Accounts accounts;
    private final Passwords passwords;
    private final OpenSessions sessions;
    private final SecondSteps steps;
    private final ApplicationEventPublisher house;

    MyDesk(
            Accounts accounts,
            Passwords passwords,
            OpenSessions sessions,
            SecondSteps steps,
            ApplicationEventPublisher house) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.steps = steps;
        this.house = house;
    }

    /// Sets a new password, the old one having been confirmed, and ends every session but the present one.
    void changePassword(Actor actor, String password, String present) {
        Passwords.mustBeGood("password", password);
        accounts.setPassword(actor.id(), passwords.hash(password), false);
        int ended = sessions.endAll(actor.id(), present);
        note(actor, "identity.password.changed", Map.of("sessions", String.valueOf(ended)));
    }

    boolean hasSecondStep(Actor actor) {
        return steps.isSetUp(actor.id());
    }

    void endSession(Actor actor, String handle) {
        if (!sessions.end(actor.id(), handle)) {
            throw new NotFound("session");
        }
        note(actor, "identity.session.ended", Map.of());
    }

    void endOtherSessions(Actor actor, String present) {
        int ended = sessions.endAll(actor.id(), present);
        note(actor, "identity.sessions.ended", Map.of("sessions", String.valueOf(ended)));
    }

    void signOutEverywhere(Actor actor) {
        int ended = sessions.endAll(actor.id(), null);
        note(actor, "identity.sessions.ended", Map.of("sessions", String.valueOf(ended)));
    }

    private void note(Actor actor, String act, Map<String, String> detail) {
        house.publishEvent(AuditEvent.of(actor, act, detail));
    }
}
