package org.tongchuang.members.visibility;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;

/// Keeps what is protected from a new account for a while, where it was opened on things that others may know too. The
/// person themself loses a few days; an impostor finds nothing in the time in which the owner can stop them.
@Component
public class Guard {

    private final List<Reason> reasons;

    Guard(List<Reason> reasons) {
        this.reasons = List.copyOf(reasons);
    }

    /// Why an account is guarded; asked for one person at a time.
    @FunctionalInterface
    public interface Reason {
        Optional<Instant> until(MemberId member);
    }

    /// Until when; nothing when it is not.
    public Optional<Instant> until(MemberId member) {
        return reasons.stream().flatMap(reason -> reason.until(member).stream()).max(Comparator.naturalOrder());
    }

    /// The record without what is protected, while it is guarded.
    public Member seen(Member member) {
        if (until(member.id()).isEmpty()) {
            return member;
        }
        TreeMap<String, String> open = new TreeMap<>();
        member.facts().each((path, value) -> {
            if (Facts.purposeOf(path) == null) {
                open.put(path, value);
            }
        });
        return new Member(
                member.id(),
                member.version(),
                Facts.of(open),
                member.origins(),
                member.createdAt(),
                member.updatedAt());
    }
}
