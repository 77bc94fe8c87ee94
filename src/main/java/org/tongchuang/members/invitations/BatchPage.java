package org.tongchuang.members.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// One occasion: what became of those found, and how far each of those invited has come.
///
/// @param states state to how many, see [Invitation#state]
/// @param state the one shown; empty for all
public record BatchPage(
        Batch batch,
        Map<String, Long> states,
        String state,
        List<Row> rows,
        boolean earlier,
        @Nullable UUID next) implements Page {

    /// In the order in which people come along.
    public static final List<String> STATES = List.of("invited", "opened", "confirmed", "joined", "expired", "revoked");

    public record Row(MemberId member, String name, String about, String state) {

        static Row of(Invitation invitation, Member member, Instant now) {
            return new Row(member.id(), member.name(), Labels.briefly(member.lastEducation()), invitation.state(now));
        }
    }

    public long count(String name) {
        return states.getOrDefault(name, 0L);
    }

    public long count(Batch.Outcome outcome) {
        return batch.count(outcome);
    }

    public double share() {
        return batch.total() == 0 ? 0 : (double) batch.handled() / batch.total();
    }

    /// Whether there is anything left to take back.
    public boolean mayRevoke() {
        return count("invited") + count("opened") + count("confirmed") > 0;
    }
}
