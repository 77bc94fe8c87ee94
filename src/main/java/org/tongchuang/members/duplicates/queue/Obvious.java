package org.tongchuang.members.duplicates.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.tongchuang.members.merges.MergeDesk;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// Merges pairs by itself that are all but certain, if the office wants that: into the elder record, each by a merge
/// that can be undone as any other.
@Component
class Obvious {

    private static final Logger LOG = LoggerFactory.getLogger(Obvious.class);

    private final MergeDesk desk;
    private final WatchState state;
    private final PairQueue queue;

    Obvious(MergeDesk desk, WatchState state, PairQueue queue) {
        this.desk = desk;
        this.state = state;
        this.queue = queue;
    }

    /// Those of one changed record: only where it is one pair, for of three records each has to fit the other.
    void pairs(List<Pair> pairs) {
        Float from = pairs.size() == 1 ? state.now().mergeFromBits() : null;
        if (from != null) {
            group(List.of(pairs.getFirst().one(), pairs.getFirst().other()), from);
        }
    }

    void groups(List<List<MemberId>> groups) {
        Float from = state.now().mergeFromBits();
        if (from != null) {
            groups.forEach(group -> group(group, from));
        }
    }

    private void group(List<MemberId> group, float from) {
        List<MemberId> eldest =
                group.stream().sorted(Comparator.comparing(MemberId::toString)).toList();
        for (int i = 0; i < eldest.size(); i++) {
            for (int j = i + 1; j < eldest.size(); j++) {
                boolean obvious = queue.find(eldest.get(i), eldest.get(j))
                        .filter(pair ->
                                pair.likeness().isCertain() && pair.likeness().bits() >= from)
                        .isPresent();
                if (!obvious) {
                    return;
                }
            }
        }
        eldest.stream().skip(1).forEach(other -> merge(eldest.getFirst(), other));
    }

    private void merge(MemberId survivor, MemberId merged) {
        try {
            desk.merge(Actor.house(), survivor, merged, Map.of());
        } catch (Refusal | NotFound | OptimisticLockingFailureException changed) {
            LOG.info("{} and {} are left to the office: {}", survivor, merged, changed.toString());
        }
    }
}
