package org.tongchuang.privacy.erasure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// Tells every room that somebody is leaving, or stays after all, in the transaction of whoever says so.
@Component
class Leaving {

    private final ObjectProvider<PersonalData> rooms;

    Leaving(ObjectProvider<PersonalData> rooms) {
        this.rooms = rooms;
    }

    void tell(MemberId member, boolean leaving) {
        rooms.orderedStream().forEach(room -> room.leaving(member, leaving));
    }
}
