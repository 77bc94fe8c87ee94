package org.tongchuang.shared;

import java.time.Instant;

/// Something a member did with the university. Rooms publish their own records that implement this;
/// the lookouts read them all and know no room. Listeners run after commit and may see one twice.
public interface Activity {

    /// Who did it.
    MemberId who();

    /// What was done, a dotted name that never changes once published, such as `gatherings.seat-taken`.
    String what();

    /// What it was done on, an id that means something to the room that published it.
    String subject();

    Instant when();
}
