package org.tongchuang.members.invitations;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.directory.DirectoryFinds;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.members.invitations.Batch.Outcome;
import org.tongchuang.members.invitations.Batch.State;
import org.tongchuang.notifications.Gate;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Right;

/// One step of an occasion at a time, each a transaction of its own: a program that is killed goes on where it was,
/// nobody is left out and nobody is invited twice.
@Component
class InvitationSteps {

    private static final int LOT = 200;
    private static final int COLLECTED = 1_000;

    private final Batches batches;
    private final DirectoryFinds directory;
    private final InvitationWriting writing;
    private final Gate gate;
    private final Clock clock;

    InvitationSteps(Batches batches, DirectoryFinds directory, InvitationWriting writing, Gate gate, Clock clock) {
        this.batches = batches;
        this.directory = directory;
        this.writing = writing;
        this.gate = gate;
        this.clock = clock;
    }

    /// The oldest occasion that has work left.
    Optional<UUID> next() {
        return batches.next();
    }

    /// Does nothing for one that was stopped meanwhile.
    @Transactional
    public void step(UUID id) {
        batches.hold(id).filter(Batch::working).ifPresent(batch -> {
            if (batch.state() == State.COLLECTING) {
                collect(batch);
            } else {
                invite(batch);
            }
        });
    }

    /// Ends one that can't go on; letters already written stay good.
    @Transactional
    public void failed(UUID id) {
        batches.hold(id).filter(Batch::working).ifPresent(batch -> {
            batches.forget(id);
            batches.move(id, State.FAILED, batch.total(), batch.counts(), clock.instant());
        });
    }

    private void collect(Batch batch) {
        Actor by = new Actor(batch.madeBy(), batch.madeByName(), Set.of(Right.READ_MEMBERS), batch.reach(), null);
        String asked = batch.asked();
        if (asked != null) {
            batches.forget(batch.id());
            List<MemberId> lot = new ArrayList<>(COLLECTED);
            directory.each(by, DirectoryQuery.read(asked), member -> {
                lot.add(member);
                if (lot.size() == COLLECTED) {
                    batches.pick(batch.id(), lot);
                    lot.clear();
                }
            });
            batches.pick(batch.id(), lot);
        }
        batches.move(batch.id(), State.RUNNING, batches.picked(batch.id()), Map.of(), null);
    }

    private void invite(Batch batch) {
        Instant now = clock.instant();
        List<MemberId> lot = batches.take(batch.id(), LOT);
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        counts.putAll(batch.counts());
        InvitationWriting.Written written = writing.write(batch, lot, now);
        written.outcomes().forEach(outcome -> counts.merge(outcome, 1L, Long::sum));
        gate.send(written.letters());
        boolean done = lot.size() < LOT;
        batches.move(batch.id(), done ? State.DONE : State.RUNNING, batch.total(), counts, done ? now : null);
    }
}
