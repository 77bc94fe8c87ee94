package org.tongchuang.members.merges;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.Facts;
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
    public List<Facts> before(MemberId survivor) {
        List<Facts> before = new ArrayList<>();
        for (Merge merge : merges.into(List.of(survivor))) {
            before.add(merge.before().facts());
            before.add(merge.merged().facts());
            before.addAll(before(merge.merged().id()));
        }
        return before;
    }

    @Override
    public Optional<Was> of(MemberId id) {
        return merges.standing(id).map(merge -> new Was(merge.merged(), merge.survivor(), merge.places()));
    }
}
