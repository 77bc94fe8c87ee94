package org.tongchuang.members.claiming.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.ClaimQueue.Place;
import org.tongchuang.members.claiming.claims.ClaimQueue.Show;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.records.RecordPage;
import org.tongchuang.shared.Page;

/// The office's queue of claims, the oldest first.
///
/// @param waiting how many wait for the office, counted up to a thousand
/// @param overdue how many of these are late
/// @param days only those that came so many days ago or earlier
public record ClaimsPage(
        Show show,
        int days,
        List<Row> rows,
        int waiting,
        int overdue,
        boolean later,
        @Nullable Place next) implements Page {

    public ClaimsPage {
        rows = List.copyOf(rows);
    }

    public record Row(
            String id,
            String name,
            String study,
            String state,
            Instant sent,
            @Nullable Instant due,
            boolean late,
            @Nullable String doubt,
            boolean contested) {

        static Row of(Claim claim, Instant now) {
            Instant due = claim.standing().due();
            return new Row(
                    claim.id().toString(),
                    claim.name(),
                    RecordPage.joined(
                            " · ",
                            claim.said().items().get(Item.SCHOOL),
                            claim.said().items().get(Item.MAJOR),
                            claim.said().items().get(Item.CLASS),
                            claim.said().items().get(Item.ENTRY_YEAR)),
                    claim.state().key(),
                    Objects.requireNonNull(claim.submittedAt()),
                    due,
                    due != null && due.isBefore(now),
                    claim.finding().doubt() == null
                            ? null
                            : claim.finding().doubt().key(),
                    claim.finding().contested());
        }
    }

    public String address(Show wanted, int sinceDays, @Nullable Place place) {
        List<String> query = new ArrayList<>();
        if (wanted != Show.OFFICE) {
            query.add("show=" + wanted);
        }
        if (sinceDays > 0) {
            query.add("days=" + sinceDays);
        }
        if (place != null) {
            query.add("after=" + place.written());
        }
        return "/office/claims" + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    public boolean manyMore() {
        return waiting >= 1_000;
    }
}
