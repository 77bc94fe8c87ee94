package org.tongchuang.members.demo;

import java.util.List;
import java.util.Set;
import org.tongchuang.members.records.Member;

/// Somebody of the demo university.
///
/// @param first the record as it came in
/// @param later what changed in it since, oldest first
/// @param slips what is wrong with it on purpose
public record DemoPerson(Member first, List<Member.Edited> later, Set<Slip> slips) {

    public DemoPerson {
        later = List.copyOf(later);
        slips = Set.copyOf(slips);
    }

    /// The record as it is now.
    public Member member() {
        return later.isEmpty() ? first : later.getLast().member();
    }
}
