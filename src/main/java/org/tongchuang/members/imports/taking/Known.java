package org.tongchuang.members.imports.taking;

import java.util.List;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;

/// Who is known under which key, and their records.
interface Known {
    List<MemberId> byKey(long key);

    void add(long key, MemberId id);

    Member member(MemberId id);

    /// What the records that became this one by merges said before them.
    List<Facts> before(MemberId id);
}
