package org.tongchuang.members.duplicates.queue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongchuang.members.directory.Namesakes;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.MemberId;

/// Whom one changed record is worth comparing with: who shares a number, a phone, an address or name and birth date,
/// who is called alike, and the classmates. A scan of all casts its net wider.
@Component
class Candidates {

    private static final int MOST = 400;

    private final Members members;
    private final LookupKeys keys;
    private final Namesakes namesakes;

    Candidates(Members members, LookupKeys keys, Namesakes namesakes) {
        this.members = members;
        this.keys = keys;
        this.namesakes = namesakes;
    }

    /// @param known with whom the record stands in the queue already, perhaps found by a scan
    Collection<Member> of(Member member, Collection<MemberId> known) {
        Set<MemberId> found = new LinkedHashSet<>(known);
        members.byKeys(keys.of(member.facts())).values().stream()
                .filter(sharers -> sharers.size() <= MOST)
                .forEach(found::addAll);
        found.addAll(namesakes.of(member));
        found.remove(member.id());
        return members.all(found.stream().limit(MOST).toList());
    }
}
