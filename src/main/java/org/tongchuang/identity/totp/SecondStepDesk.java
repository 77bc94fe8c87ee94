package org.tongchuang.identity.totp;

import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.identity.recovery.RecoveryCodes;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// Sets up one's own app, and takes it away. Each change ends the sessions elsewhere and is told by letter.
@Service
@Transactional
class SecondStepDesk {

    private final AuthenticatorApp app;
    private final RecoveryCodes codes;
    private final OpenSessions sessions;
    private final SecurityLetters letters;
    private final ApplicationEventPublisher house;

    SecondStepDesk(
            AuthenticatorApp app,
            RecoveryCodes codes,
            OpenSessions sessions,
            SecurityLetters letters,
            ApplicationEventPublisher house) {
        this.app = app;
        this.codes = codes;
        this.sessions = sessions;
        this.letters = letters;
        this.house = house;
    }

    void begin(Actor actor) {
        app.begin(actor.id());
    }

    /// Takes the app into use; the recovery codes made along with it.
    ///
    /// @param present the session that stays open
    /// @throws Refusal when this is not the code the app shows now
    List<String> confirm(Actor actor, String code, String present) {
        if (!app.confirm(actor.id(), code)) {
            throw Refusal.at("code", "identity.totp.wrong");
        }
        List<String> made = codes.make(actor.id());
        sessions.endAll(actor.id(), present);
        done(actor, "identity.second-step.set-up");
        return made;
    }

    void remove(Actor actor, String present) {
        if (!app.remove(actor.id())) {
            throw new NotFound("authenticator app");
        }
        sessions.endAll(actor.id(), present);
        done(actor, "identity.second-step.removed");
    }

    List<String> newCodes(Actor actor) {
        List<String> made = codes.make(actor.id());
        done(actor, "identity.recovery-codes.made");
        return made;
    }

    private void done(Actor actor, String act) {
        house.publishEvent(AuditEvent.of(actor, act, Map.of()));
        letters.tell(actor.id(), act);
    }
}
