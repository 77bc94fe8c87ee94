package org.tongchuang.shared;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a room keeps about people. Implemented once by every room that keeps anything:
/// privacy collects them for export and erasure, members for merges and their undo.
public interface PersonalData {

    /// The kinds of data this room keeps, in words a member understands, as message keys.
    List<String> describe();

    /// Everything held about this member, ready to be written as JSON.
    Map<String, Object> export(MemberId member);

    /// Moves all that hangs on `merged` to `survivor` and remembers under `merge` what it moved, in the transaction of
    /// the caller; called twice, it changes nothing the second time.
    void merge(UUID merge, MemberId survivor, MemberId merged);

    /// Gives back what was moved under `merge`; what came to the survivor since stays. Safe to repeat.
    void separate(UUID merge, MemberId survivor, MemberId merged);

    /// Removes what is held about this member, as far as the law lets it go; safe to repeat.
    void erase(MemberId member);
}
