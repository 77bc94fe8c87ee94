package org.tongchuang.members.duplicates.queue;

import java.util.List;
import java.util.UUID;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.shared.MemberId;

/// Two records that may be one person's, as they wait in the queue.
///
/// @param one the smaller id
record Pair(MemberId one, MemberId other, Likeness likeness) {

    static Pair of(MemberId a, MemberId b, Likeness likeness) {
        // As PostgreSQL orders them, which is not how UUID.compareTo does.
        return a.toString().compareTo(b.toString()) < 0 ? new Pair(a, b, likeness) : new Pair(b, a, likeness);
    }

    List<UUID> ids() {
        return List.of(one.value(), other.value());
    }
}
