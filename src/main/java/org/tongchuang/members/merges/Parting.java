package org.tongchuang.members.merges;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongchuang.members.records.BringingBack;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Refusal;

/// Prepares two records to be apart again. What an import brought that was undone meanwhile does not return.
@Component
class Parting {

    private final Members members;
    private final Withdrawal withdrawal;

    Parting(Members members, Withdrawal withdrawal) {
        this.members = members;
        this.withdrawal = withdrawal;
    }

    /// Takes what such imports brought out of the survivor as well, which may still hold some of it while they
    /// are being undone.
    ///
    /// @throws Refusal when nothing else was known of one of the two
    Separation of(Merge merge, Member now, Map<String, Boolean> decided, Origin origin) {
        Origin undo = new Origin(Source.UNDO, origin.at(), origin.actor(), origin.actorName(), null);
        Member.Edited left = withdrawal.line(now).without(undo);
        if (left.member().version() > now.version()) {
            members.save(left);
        }
        Separation apart = Separation.of(merge, clean(merge, undo), left.member(), decided, origin);
        BringingBack line = withdrawal.line(now);
        for (Member one : List.of(apart.merged().member(), apart.survivor().member())) {
            if (Withdrawal.isNobody(line.withdrawn(), one)) {
                throw Refusal.because("members.merge.undo-nothing-left", one.name());
            }
        }
        return apart;
    }

    List<Separation.Since> since(Merge merge, Member now, Instant at) {
        Origin undo = new Origin(Source.UNDO, at, null, "", null);
        return Separation.since(
                merge, clean(merge, undo), withdrawal.line(now).without(undo).member());
    }

    private Merge clean(Merge merge, Origin undo) {
        BringingBack theirs = withdrawal.line(merge.merged());
        return merge.asIf(
                withdrawal.line(merge.before()).without(undo).member(),
                theirs.without(undo).member(),
                theirs.withdrawn());
    }
}
