package org.tongchuang.members.merges;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.BringingBack;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.shared.MemberId;

/// Takes what undone imports brought out of records, wherever these stand now: a record may have been merged into
/// another since, and that one into a third.
@Component
public class Withdrawal {

    private final Members members;
    private final Merges merges;
    private final Undone undone;

    Withdrawal(Members members, Merges merges, Undone undone) {
        this.members = members;
        this.merges = merges;
        this.undone = undone;
    }

    /// Leaves in these people's records what others said; whoever is nobody without the imports is removed. Safe to
    /// repeat.
    ///
    /// @return how many records changed or went
    @Transactional
    public int from(Collection<MemberId> people, Origin by) {
        List<MemberId> gone = new ArrayList<>();
        List<Member.Edited> kept = new ArrayList<>();
        for (BringingBack line : lines(members.all(held(people)), withdrawn()).values()) {
            if (leavesNobody(line, by)) {
                gone.add(line.member().id());
                continue;
            }
            Member.Edited edited = line.without(by);
            if (edited.member().version() > line.member().version()) {
                kept.add(edited);
            }
        }
        if (!gone.isEmpty()) {
            members.remove(gone);
        }
        if (!kept.isEmpty()) {
            members.save(kept);
        }
        return gone.size() + kept.size();
    }

    /// Whether nothing is left of the person without what was withdrawn, nor of anybody merged into the record.
    private static boolean leavesNobody(BringingBack line, Origin by) {
        return isNobody(line.withdrawn(), line.without(by).member())
                && line.joinings().stream().allMatch(joining -> leavesNobody(joining.other(), by));
    }

    /// Whether a record says nothing but a name that was withdrawn.
    static boolean isNobody(Predicate<Origin> withdrawn, Member member) {
        return member.facts().asMap().keySet().stream()
                // What only says something about facts that go, goes with them.
                .allMatch(path -> path.charAt(0) == '#'
                        || Contact.isRemark(path)
                        || path.equals("name") && withdrawn.test(member.originOf(path)));
    }

    /// One record with its history, and with the records that had been merged into it by then.
    BringingBack line(Member member) {
        return Objects.requireNonNull(lines(List.of(member), withdrawn()).get(member.id()));
    }

    /// Holds the records these people stand in, as they stand once they are held: whoever merges or parts them at this
    /// moment is waited for.
    private List<MemberId> held(Collection<MemberId> people) {
        Set<MemberId> standing = merges.standing(people);
        while (true) {
            List<MemberId> held = members.hold(standing);
            Set<MemberId> now = merges.standing(people);
            if (now.equals(standing)) {
                return held;
            }
            standing = now;
        }
    }

    private Predicate<Origin> withdrawn() {
        Set<UUID> batches = undone.batches();
        return origin -> origin.batch() != null && batches.contains(origin.batch());
    }

    private Map<MemberId, BringingBack> lines(Collection<Member> people, Predicate<Origin> withdrawn) {
        Map<MemberId, BringingBack> lines = new HashMap<>();
        if (people.isEmpty()) {
            return lines;
        }
        List<MemberId> ids = people.stream().map(Member::id).toList();
        Map<MemberId, List<Member.Revision>> histories = members.histories(ids);
        List<Merge> joined = merges.into(ids);
        Map<MemberId, BringingBack> others =
                lines(joined.stream().map(Merge::merged).toList(), withdrawn);
        for (Member member : people) {
            List<BringingBack.Joining> joinings = joined.stream()
                    .filter(merge -> merge.survivor().equals(member.id())
                            && merge.before().version() < member.version())
                    .map(merge -> new BringingBack.Joining(
                            merge.id(),
                            merge.before(),
                            Objects.requireNonNull(others.get(merge.merged().id())),
                            merge.taken(),
                            merge.places()))
                    .toList();
            List<Member.Revision> history = histories.getOrDefault(member.id(), List.of()).stream()
                    .filter(revision -> revision.seq() <= member.version())
                    .toList();
            lines.put(member.id(), new BringingBack(member, history, joinings, withdrawn));
        }
        return lines;
    }
}
