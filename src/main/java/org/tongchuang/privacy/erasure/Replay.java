package org.tongchuang.privacy.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Times;

/// Erases anew whom a backup brought back, and notes in the list whom only the database knows.
@Component
class Replay {

    private final Erasures erasures;
    private final ErasedList list;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Replay(Erasures erasures, ErasedList list, TransactionTemplate transaction, Clock clock) {
        this.erasures = erasures;
        this.list = list;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @return how many came back
    int go() {
        Instant now = Times.storable(clock.instant());
        Set<UUID> inDatabase = erasures.erased();
        Set<UUID> inList = list.all();
        inDatabase.stream().filter(id -> !inList.contains(id)).forEach(id -> list.add(new MemberId(id), now));
        int back = 0;
        for (UUID id : inList) {
            if (!inDatabase.contains(id)) {
                transaction.executeWithoutResult(status -> again(new MemberId(id), now));
                back++;
            }
        }
        return back;
    }

    /// Nobody is told a second time.
    private void again(MemberId member, Instant now) {
        Optional<Erasure> standing =
                erasures.latest(member).filter(wish -> wish.state().isOpen());
        if (standing.isPresent()) {
            erasures.state(standing.get().id(), Erasure.State.RUNNING, now, null);
        } else {
            erasures.add(new Erasure(Ids.next(), member, Erasure.State.RUNNING, now, now, now, null, "", "", null));
        }
    }
}
