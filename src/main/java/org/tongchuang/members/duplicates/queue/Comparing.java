package org.tongchuang.members.duplicates.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.members.duplicates.LinkModel;
import org.tongchuang.members.merges.Differences;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;

/// Compares single records with those they may be the same as, and puts what is likely into the queue.
@Component
class Comparing {

    private final Members members;
    private final Candidates candidates;
    private final PairQueue queue;
    private final Differences differences;
    private final Clock clock;

    Comparing(Members members, Candidates candidates, PairQueue queue, Differences differences, Clock clock) {
        this.members = members;
        this.candidates = candidates;
        this.queue = queue;
        this.differences = differences;
        this.clock = clock;
    }

    /// Compares one record anew; what it no longer resembles leaves the queue.
    ///
    /// @return the pairs it stands in now
    @Transactional
    List<Pair> anew(Member member, LinkModel model) {
        Instant now = clock.instant();
        List<Pair> likely = likely(member, candidates.of(member, queue.partners(member.id())), model);
        queue.put(likely, now);
        queue.removeOld(member.id(), now);
        return likely;
    }

    /// Whether imports noticed pairs that nobody has compared yet.
    boolean hasNoticed() {
        return !queue.waiting(1).isEmpty();
    }

    /// Compares some of the pairs that imports noticed.
    @Transactional
    void noticed(int atMost, LinkModel model) {
        List<Pair> waiting = queue.waiting(atMost);
        Set<MemberId> ids = waiting.stream()
                .flatMap(pair -> Stream.of(pair.one(), pair.other()))
                .collect(Collectors.toSet());
        Map<MemberId, Member> people = new HashMap<>();
        members.all(ids).forEach(member -> people.put(member.id(), member));
        List<Pair> likely = new ArrayList<>();
        List<Pair> unlikely = new ArrayList<>();
        for (Pair pair : waiting) {
            Member one = people.get(pair.one());
            Member other = people.get(pair.other());
            List<Pair> found = one == null || other == null ? List.of() : likely(one, List.of(other), model);
            likely.addAll(found);
            if (found.isEmpty()) {
                unlikely.add(pair);
            }
        }
        queue.put(likely, clock.instant());
        queue.remove(unlikely);
    }

    private List<Pair> likely(Member member, Collection<Member> others, LinkModel model) {
        List<Pair> likely = new ArrayList<>();
        for (Member other : others) {
            Likeness likeness = model.compare(member.facts(), other.facts());
            if (likeness.probability() >= Likeness.WORTH_A_LOOK && !differences.between(member.id(), other.id())) {
                likely.add(Pair.of(member.id(), other.id(), likeness));
            }
        }
        return likely;
    }
}
