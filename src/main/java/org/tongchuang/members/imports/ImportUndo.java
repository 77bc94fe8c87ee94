package org.tongchuang.members.imports;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.members.merges.Withdrawal;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Takes a whole import back: what it changed gets its earlier value and that value's origin again, whom it created is
/// gone, and whatever people wrote after it stays. Where a person of the import was merged into another record since,
/// it is taken back there. Imports may be undone in any order: what another one that is undone had brought does not
/// return. Done in batches, each safe to repeat, so it too survives being killed.
@Component
class ImportUndo {

    private static final int SIZE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final RosterImports imports;
    private final RosterRows rows;
    private final Withdrawal withdrawal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportUndo(
            RosterImports imports,
            RosterRows rows,
            Withdrawal withdrawal,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.imports = imports;
        this.rows = rows;
        this.withdrawal = withdrawal;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void go(RosterImport undone) {
        Origin origin = new Origin(Source.UNDO, clock.instant(), undone.actor(), undone.actorName(), null);
        List<MemberId> changed = rows.changed(undone.id(), FIRST, SIZE);
        while (!changed.isEmpty()) {
            takeBack(undone, changed, origin);
            changed = rows.changed(undone.id(), changed.getLast().value(), SIZE);
        }
        List<Verdict> created = rows.created(undone.id(), 0, SIZE);
        while (!created.isEmpty()) {
            takeBack(
                    undone,
                    created.stream()
                            .map(Verdict::member)
                            .filter(Objects::nonNull)
                            .toList(),
                    origin);
            created = rows.created(undone.id(), created.getLast().number(), SIZE);
        }
        List<MemberId> earlier = rows.createdEarlier(undone.id(), FIRST, SIZE);
        while (!earlier.isEmpty()) {
            takeBack(undone, earlier, origin);
            earlier = rows.createdEarlier(undone.id(), earlier.getLast().value(), SIZE);
        }
        rows.withdrawQuestions(undone.id());
        imports.finished(undone.id(), ImportState.UNDONE, null, clock.instant(), now -> {});
    }

    private void takeBack(RosterImport undone, List<MemberId> people, Origin origin) {
        transaction.executeWithoutResult(status -> imports.undone(undone.id(), withdrawal.from(people, origin)));
    }
}
