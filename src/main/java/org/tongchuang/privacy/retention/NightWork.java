package org.tongchuang.privacy.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.shared.privacy.RetentionRule;

/// Sees to every rule, a lot at a time; each lot and its count are one transaction, so that what was removed is told
/// exactly whenever it ends.
@Component
class NightWork {

    private static final Logger LOG = LoggerFactory.getLogger(NightWork.class);
    private static final int LOT = 500;

    private final RetentionRules rules;
    private final RetentionRuns runs;
    private final TransactionTemplate transaction;

    NightWork(RetentionRules rules, RetentionRuns runs, TransactionTemplate transaction) {
        this.rules = rules;
        this.runs = runs;
        this.transaction = transaction;
    }

    /// @param since a rule that was seen to since then is left alone
    void run(Instant now, Instant since, BooleanSupplier stop) {
        Map<String, Integer> days = rules.days();
        for (RetentionRule rule : rules.all()) {
            boolean done = runs.latest(rule.id())
                    .filter(run -> run.ended() != null && !run.begun().isBefore(since))
                    .isPresent();
            if (!done && !stop.getAsBoolean()) {
                try {
                    run(rule, days.getOrDefault(rule.id(), rule.days().usual()), now, since, stop);
                } catch (RuntimeException trouble) {
                    LOG.warn("the rule {} can't be seen to: {}", rule.id(), trouble.toString());
                    LOG.debug("why the rule {} failed", rule.id(), trouble);
                }
            }
        }
    }

    private void run(RetentionRule rule, int days, Instant now, Instant since, BooleanSupplier stop) {
        RetentionRuns.Run run = runs.begin(rule.id(), days, now, since);
        Instant before = now.minus(Duration.ofDays(days));
        int removed;
        do {
            if (stop.getAsBoolean()) {
                return;
            }
            Integer lot = transaction.execute(status -> {
                int gone = rule.remove(before, LOT);
                runs.removed(run.id(), gone);
                return gone;
            });
            removed = lot == null ? 0 : lot;
        } while (removed >= LOT);
        runs.end(run.id(), now);
    }
}
