package org.tongchuang.identity.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;

/// All second steps together. Wrong answers are counted per account, apart from wrong passwords, so that whoever knows
/// the password gains no more tries by typing it again.
@Component
public class SecondSteps {

    private static final int LONGEST = 40;
    private static final String KIND = "second step";

    private final List<SecondStep> steps;
    private final FailedSignIns failures;
    private final ApplicationEventPublisher house;
    private final Clock clock;
    private final SecondStepResets resets;

    SecondSteps(
            List<SecondStep> steps,
            FailedSignIns failures,
            ApplicationEventPublisher house,
            Clock clock,
            SecondStepResets resets) {
        this.steps = List.copyOf(steps);
        this.failures = failures;
        this.house = house;
        this.clock = clock;
        this.resets = resets;
    }

    public boolean isSetUp(UUID account) {
        return steps.stream().anyMatch(step -> step.isSetUp(account));
    }

    /// Whether this sign-in needs a second step. One that a colleague asked to take away a day ago is taken away
    /// now: at no other moment does it matter.
    @Transactional
    public boolean isNeeded(Account account) {
        if (resets.carryOut(account)) {
            removeAll(account.id());
        }
        return isSetUp(account.id());
    }

    /// Whether the account has the step of this name.
    public boolean has(String name, UUID account) {
        return steps.stream().anyMatch(step -> step.name().equals(name) && step.isSetUp(account));
    }

    /// The name of the step that was shown.
    ///
    /// @throws Refusal when it is wrong, or was wrong too often
    public String check(Account account, String typed, String address) {
        Instant now = clock.instant();
        Optional<Instant> locked = failures.attempt(KIND, account.id().toString(), address, now);
        if (locked.isPresent()) {
            throw Refusal.at(
                    "code",
                    "identity.sign-in.locked",
                    Duration.between(now, locked.get()).toMinutes() + 1);
        }
        String answer = typed.strip();
        for (SecondStep step : steps) {
            if (!answer.isEmpty() && answer.length() <= LONGEST && step.accepts(account, answer)) {
                failures.succeeded(KIND, account.id().toString(), address);
                return step.name();
            }
        }
        house.publishEvent(new AuditEvent(
                account.id(),
                account.name(),
                "identity.second-step.failed",
                List.of(),
                Map.of("email", account.email()),
                address));
        throw Refusal.at("code", "identity.second-step.wrong");
    }

    /// Takes all of them away, the codes on paper too; whether there was any.
    boolean removeAll(UUID account) {
        boolean any = false;
        for (SecondStep step : steps) {
            any |= step.remove(account);
        }
        return any;
    }
}
