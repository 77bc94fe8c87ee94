package org.tongchuang.members.records;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongchuang.shared.MemberId;

/// What records were that have been merged into others.
public interface Former {

    /// Nothing for a record that stands by itself.
    Optional<Was> of(MemberId id);

    /// What the record, and those that were merged into it, said before each merge that made it what it is; from merges
    /// that stand, and from those of the merged records before.
    List<Facts> before(MemberId survivor);

    /// @param member as it was when it was merged
    /// @param survivor into which record, which may have been merged on
    /// @param places path in it to path in the survivor, for all of its facts
    record Was(Member member, MemberId survivor, Map<String, String> places) {}
}
