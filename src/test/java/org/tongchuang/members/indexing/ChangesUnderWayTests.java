package org.tongchuang.members.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongchuang.members.records.RecordsChanged;
import org.tongchuang.shared.MemberId;

class ChangesUnderWayTests {

    private final AtomicLong readings = new AtomicLong();
    private final ChangesUnderWay changes = new ChangesUnderWay(readings::get, () -> true);
    private final RecordsChanged change = new RecordsChanged(List.of(), List.of(MemberId.next()), false);

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
        changes.follow(change);
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clearSynchronization();
    }

    @Test
    void arrivesAfterItsCommitAndIsWaitedForUntilThen() throws Exception {
        assertThat(changes.isEmpty()).isTrue();
        transaction().beforeCommit(false);
        assertThat(changes.isQuiet()).isFalse();
        transaction().afterCommit();
        transaction().afterCompletion(TransactionSynchronization.STATUS_COMMITTED);
        assertThat(changes.next()).isSameAs(change);
        assertThat(changes.isOvertaken(change)).isFalse();
        readings.incrementAndGet();
        assertThat(changes.isOvertaken(change)).isTrue();
        changes.arrived(change);
        assertThat(changes.isQuiet()).isTrue();
        assertThat(changes.hasMissed()).isFalse();
    }

    @Test
    void isForgottenWhenItIsRolledBack() {
        transaction().beforeCommit(false);
        transaction().afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK);
        assertThat(changes.isQuiet()).isTrue();
        assertThat(changes.hasMissed()).isFalse();
    }

    /// The connection broke while it was committed: it may be in the records or not.
    @Test
    void hasTheRecordsReadAgainWhenNobodyKnows() {
        transaction().beforeCommit(false);
        transaction().afterCompletion(TransactionSynchronization.STATUS_UNKNOWN);
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.isQuiet()).as("nothing is noted as known until then").isFalse();
        assertThat(changes.hasMissed()).isTrue();
        assertThat(changes.isQuiet()).isTrue();
    }

    /// While the index reads everything again, whoever commits more than it holds goes on all the same.
    @Test
    void letsNobodyWaitWhileAllIsReadAgain() throws Exception {
        Thread reading = Thread.startVirtualThread(() -> changes.dropFor(2_000_000_000L));
        transaction().beforeCommit(false);
        for (int n = 0; n < 20; n++) {
            transaction().afterCommit();
        }
        reading.join();
        assertThat(changes.isEmpty()).isTrue();
        assertThat(changes.isQuiet()).isTrue();
    }

    private static TransactionSynchronization transaction() {
        return TransactionSynchronizationManager.getSynchronizations().getFirst();
    }
}
