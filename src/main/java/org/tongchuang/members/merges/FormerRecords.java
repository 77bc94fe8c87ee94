package org.tongchuang.members.merges;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Former;
import org.tongchuang.shared.MemberId;

/// Tells from the merge that stands what a record was.
@Component
class FormerRecords implements Former {

    private final Merges merges;

    FormerRecords(Merges merges) {
        this.merges = merges;
    }

    @Override
    public Optional<Was> of(MemberId id) {
        return merges.standing(id).map(merge -> new Was(merge.merged(), merge.survivor(), merge.places()));
    }
}
