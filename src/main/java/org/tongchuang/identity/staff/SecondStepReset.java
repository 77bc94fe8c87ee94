package org.tongchuang.identity.staff;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.signin.SecondSteps;
import org.tongchuang.identity.signin.SecurityLetters;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Takes away the second step of a colleague who lost it. They are signed out everywhere and told by letter.
@Service
@Transactional
class SecondStepReset {

    private static final int LONGEST_REASON = 200;

    private final Accounts accounts;
    private final SecondSteps steps;
    private final Access access;
    private final SecurityLetters letters;
    private final ApplicationEventPublisher house;

    SecondStepReset(
            Accounts accounts,
            SecondSteps steps,
            Access access,
            SecurityLetters letters,
            ApplicationEventPublisher house) {
        this.accounts = accounts;
        this.steps = steps;
        this.access = access;
        this.letters = letters;
        this.house = house;
    }

    boolean isSetUp(UUID id) {
        return steps.isSetUp(id);
    }

    /// @param reason for the audit trail, 1 to 200 characters
    /// @throws Refusal without a reason, and for one's own
    void reset(Actor actor, UUID id, String reason) {
        actor.must(Right.MANAGE_ACCOUNTS);
        Account account = accounts.find(id).orElseThrow(() -> new NotFound("account " + id));
        String why = reason.replaceAll("\\p{Cntrl}", " ").strip();
        if (id.equals(actor.id())) {
            throw Refusal.because("identity.account.not-yourself");
        }
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.because("identity.second-step.reset.reason");
        }
        if (!steps.removeAll(id)) {
            return;
        }
        access.signOut(id, null);
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("account", account.name());
        detail.put("email", account.email());
        detail.put("reason", why);
        house.publishEvent(AuditEvent.of(actor, "identity.second-step.reset", detail));
        letters.tell(id, "identity.second-step.reset");
    }
}
