package org.tongchuang.members.merges;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;

/// Where staff say that two records are two people; it holds until somebody takes it back, also when one of the records
/// is merged with a third.
@Service
class Differences {

    private final MergeDesk desk;
    private final Merges merges;
    private final MergeDesk.House house;

    Differences(MergeDesk desk, Merges merges, MergeDesk.House house) {
        this.desk = desk;
        this.merges = merges;
        this.house = house;
    }

    /// @throws org.tongchuang.shared.NotFound also when one of them is beyond the actor's reach
    @Transactional
    void say(Actor actor, MemberId one, MemberId other) {
        Member mine = desk.visible(actor, one);
        Member theirs = desk.visible(actor, other);
        if (mine.id().equals(theirs.id())) {
            throw Refusal.at("other", "members.merge.same");
        }
        merges.sayDifferent(mine.id(), theirs.id(), Merge.By.of(actor), house.now());
        house.tell(actor, "members.merge.different", List.of(mine, theirs), Map.of());
    }

    @Transactional
    void takeBack(Actor actor, MemberId one, MemberId other) {
        Member mine = desk.visible(actor, one);
        Member theirs = desk.visible(actor, other);
        merges.takeBackDifferent(mine.id(), theirs.id());
        house.tell(actor, "members.merge.different-taken-back", List.of(mine, theirs), Map.of());
    }

    boolean between(MemberId one, MemberId other) {
        return merges.areDifferent(one, other);
    }
}
