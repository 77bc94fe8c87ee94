package org.tongchuang.identity.staff;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.signin.SecondStepResets;
import org.tongchuang.identity.signin.SecondSteps;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Asks for the second step of a colleague who lost it to be taken away, and takes that back.
@Service
@Transactional
class SecondStepReset {

    private static final int LONGEST_REASON = 200;

    private final Accounts accounts;
    private final SecondSteps steps;
    private final SecondStepResets resets;
    private final ApplicationEventPublisher house;

    SecondStepReset(Accounts accounts, SecondSteps steps, SecondStepResets resets, ApplicationEventPublisher house) {
        this.accounts = accounts;
        this.steps = steps;
        this.resets = resets;
        this.house = house;
    }

    boolean isSetUp(UUID id) {
        return steps.isSetUp(id);
    }

    Optional<Instant> due(UUID id) {
        return resets.due(id);
    }

    /// @param reason for the audit trail, 1 to 200 characters
    /// @throws Refusal without a reason, and for one's own
    void ask(Actor actor, UUID id, String reason) {
        Account account = find(actor, id);
        String why = reason.replaceAll("\\p{Cntrl}", " ").strip();
        if (id.equals(actor.id())) {
            throw Refusal.because("identity.account.not-yourself");
        }
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.because("identity.second-step.reset.reason");
        }
        if (steps.isSetUp(id)) {
            resets.ask(actor, account, why);
        }
    }

    void cancel(Actor actor, UUID id) {
        Account account = find(actor, id);
        if (resets.cancel(id)) {
            house.publishEvent(AuditEvent.of(
                    actor, "identity.second-step.kept", Map.of("account", account.name(), "email", account.email())));
        }
    }

    private Account find(Actor actor, UUID id) {
        actor.must(Right.MANAGE_ACCOUNTS);
        return accounts.find(id).orElseThrow(() -> new NotFound("account " + id));
    }
}
