package org.tongchuang.members.duplicates.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.duplicates.Reasons;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.RecordPage;
import org.tongchuang.shared.Page;

/// The queue of possible duplicates, the likeliest first.
///
/// @param waiting how many pairs wait, counted up to ten thousand; null for those who do not see everybody
/// @param maySteer whether this actor may start a scan
/// @param maySet whether this actor may decide on merging by itself
public record DuplicatesPage(
        List<Row> rows,
        @Nullable Integer waiting,
        WatchState.Now watch,
        boolean maySteer,
        boolean maySet,
        boolean later,
        @Nullable String next)
        implements Page {

    /// @param percent how likely, 0 to 100
    /// @param compare query of the page that shows both side by side
    public record Row(Person one, Person other, int percent, String why, String compare) {

        static Row of(DuplicateDesk.Two two) {
            PairQueue.Place place = PairQueue.Place.of(two.pair());
            return new Row(
                    Person.of(two.one()),
                    Person.of(two.other()),
                    (int) Math.min(99, Math.round(two.pair().likeness().probability() * 100)),
                    Reasons.of(two.pair().likeness()),
                    "survivor=" + two.one().id() + "&merged=" + two.other().id() + "&place=" + place.written());
        }
    }

    public record Person(String id, String name, String study) {

        static Person of(Member member) {
            List<Education> educations = member.educations();
            String study = educations.isEmpty()
                    ? ""
                    : RecordPage.joined(
                            " · ",
                            educations.getFirst().school(),
                            educations.getFirst().className());
            return new Person(member.id().toString(), member.name(), study);
        }
    }

    public boolean manyMore() {
        return waiting != null && waiting >= 10_000;
    }
}
