package org.tongchuang.members.duplicates.queue;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.Rounds;
import org.tongchuang.integrations.postgres.Routine;
import org.tongchuang.members.duplicates.LinkModel;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;

/// Looks every moment for records that changed and compares them; where very many did, as by an import, it waits until
/// they have settled and compares all with all. How far it is stands in the database: after a crash it goes on there.
@ConditionalOnBooleanProperty(name = "tongchuang.visit", havingValue = false, matchIfMissing = true)
@Component
class Watch implements Routine {

    private static final long TURN = 0x746f6e6764757073L;
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int MANY = 2_000;
    private static final int LOT = 200;

    private final Scan scan;
    private final Comparing comparing;
    private final Obvious obvious;
    private final WatchState state;
    private final Rounds rounds;
    private String settled = "";
    private String earlier = "";

    Watch(Scan scan, Comparing comparing, Obvious obvious, WatchState state, Rounds.Turns turns) {
        this.scan = scan;
        this.comparing = comparing;
        this.obvious = obvious;
        this.state = state;
        this.rounds = new Rounds("duplicates", TURN, EVERY, turns, this::look);
    }

    @Override
    public Rounds rounds() {
        return rounds;
    }

    private void look() {
        WatchState.Now now = state.now();
        int changed = scan.records().changed().countSince(now.mark(), MANY + 1);
        if (now.scanWanted() || changed > MANY) {
            // As long as an import runs more is to come, and a scan would take the processors from it.
            String newest = scan.records().changed().newest();
            boolean quiet = newest.equals(settled) && !scan.records().changed().moreIsComing();
            settled = newest;
            if (quiet || now.scanWanted()) {
                scanAll();
            }
        } else if (changed > 0 || comparing.hasNoticed()) {
            compare(now.mark());
        }
    }

    private void scanAll() {
        List<List<MemberId>> certain = scan.run(rounds::isStopping);
        // The scan has set the mark; one from before it would have all of them compared again.
        earlier = "";
        if (certain != null) {
            obvious.groups(certain);
        }
    }

    private void compare(String mark) {
        LinkModel model = state.model();
        String horizon = scan.records().changed().horizon();
        for (Member member : scan.records().changed().changedSince(mark, MANY)) {
            if (rounds.isStopping()) {
                return;
            }
            obvious.pairs(comparing.anew(member, model));
        }
        // The index is a moment behind the records, and may not have known somebody who was added just now; so whoever
        // changed is compared once more the next time.
        if (!earlier.isEmpty()) {
            state.mark(earlier);
        }
        earlier = horizon;
        while (!rounds.isStopping() && comparing.hasNoticed()) {
            comparing.noticed(LOT, model);
        }
    }
}
