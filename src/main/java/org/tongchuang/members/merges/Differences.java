package org.tongchuang.members.merges;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;

/// Where staff say that two records are two people; it holds until somebody takes it back, also when one of the records
/// is merged with a third.
@Service
public class Differences {

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
        merges.different().say(mine.id(), theirs.id(), Merge.By.of(actor), house.now());
        merges.different().withdrawQuestion(mine.id(), theirs.id());
        house.tell(actor, "members.merge.different", List.of(mine, theirs), Map.of());
    }

    @Transactional
    void takeBack(Actor actor, MemberId one, MemberId other) {
        Member mine = desk.visible(actor, one);
        Member theirs = desk.visible(actor, other);
        merges.different().takeBack(mine.id(), theirs.id());
        house.tell(actor, "members.merge.different-taken-back", List.of(mine, theirs), Map.of());
    }

    /// Whether somebody said so of these two, or of records merged into theirs.
    public boolean between(MemberId one, MemberId other) {
        return merges.different().are(one, other);
    }

    /// All couples of whom somebody said so, by the records they stand in now: for whoever asks about many.
    public Set<Couple> all() {
        return merges.different().all();
    }

    /// Two records in no order.
    public record Couple(MemberId one, MemberId other) {

        public static Couple of(MemberId a, MemberId b) {
            return a.toString().compareTo(b.toString()) < 0 ? new Couple(a, b) : new Couple(b, a);
        }
    }
}
