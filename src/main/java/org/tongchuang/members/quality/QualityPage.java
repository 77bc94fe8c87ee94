package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.quality.QualityDesk.Overview;
import org.tongchuang.shared.Chart;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// How good the records are: what is missing, how old it is and from whom, and who can't be reached.
///
/// @param byNumber classes with the most lost alumni
/// @param byShare classes with the greatest part of theirs lost
/// @param mayImport whether the reader may hand a list in
public record QualityPage(
        Overview seen, List<ClassLosses.Loss> byNumber, List<ClassLosses.Loss> byShare, boolean mayImport)
        implements Page {

    /// A number with what it is out of, and the people behind it.
    public record Count(
            String label, int count, int of, @Nullable String href, String hint) {

        public int percent() {
            return Shares.percent(count, of);
        }
    }

    /// @param known in hundredths of those it is asked of; -1 where it is asked of nobody
    public record Cell(
            String decade, int known, int missing, @Nullable String href) {

        /// How great the gap is, 0 to 4, for its colour.
        public int gap() {
            return known < 0 || known >= 95 ? 0 : known >= 80 ? 1 : known >= 60 ? 2 : known >= 40 ? 3 : 4;
        }
    }

    public record PartRow(
            String name, String href, Count everybody, int known, Count lost, Count unconfirmed, Count failed) {}

    public int people() {
        return seen.numbers().of(Tag.PERSON, seen.decade());
    }

    /// Of everything that is asked of everybody, how much is known, in hundredths.
    public int known() {
        return Shares.known(seen.numbers(), seen.decade());
    }

    public int alumni() {
        return seen.numbers().of(Tag.ALUM, seen.decade());
    }

    public Count concern(Concern what) {
        return concern(what, seen.place(), seen.numbers());
    }

    private Count concern(Concern what, Place place, Numbers numbers) {
        Selection selection = Selection.of(what, place, seen.decade());
        int count = numbers.of(selection.tag(seen.aYearAgo()), seen.decade());
        int of = numbers.of(what == Concern.LOST ? Tag.ALUM : Tag.PERSON, seen.decade());
        return new Count(
                Words.text("members.quality.concern." + what.name()),
                count,
                of,
                count == 0 ? null : selection.href(),
                Words.text(
                        "members.quality.concern." + what.name() + ".hint",
                        seen.aYearAgo().toString()));
    }

    public static List<Tracked> fields() {
        return Arrays.asList(Tracked.values());
    }

    public List<Integer> decades() {
        return seen.decade() == null ? seen.numbers().decades() : List.of(seen.decade());
    }

    public static String decade(int decade) {
        return decade == 0
                ? Words.text("members.quality.decade.unknown")
                : Words.text("members.quality.decade", String.valueOf(decade));
    }

    /// A field in each decade, and in all of them last.
    public List<Cell> cells(Tracked field) {
        List<Cell> cells = new ArrayList<>();
        decades().forEach(decade -> cells.add(cell(field, decade, decade(decade))));
        if (seen.decade() == null) {
            cells.add(cell(field, null, Words.text("members.quality.all")));
        }
        return cells;
    }

    private Cell cell(Tracked field, @Nullable Integer decade, String label) {
        int missing = seen.numbers().of(Tag.missing(field), decade);
        int known = seen.numbers().of(tag -> Tag.isKnown(tag, field), decade);
        return new Cell(
                label,
                known + missing == 0 ? -1 : Shares.percent(known, known + missing),
                missing,
                missing == 0
                        ? null
                        : Selection.of(Concern.MISSING, field, seen.place(), decade)
                                .href());
    }

    public List<Origins> origins() {
        return Origins.of(seen);
    }

    public List<PartRow> parts() {
        return seen.parts().stream().map(this::row).toList();
    }

    private PartRow row(QualityDesk.Part part) {
        Place place = part.place();
        String name = place.department() == null || seen.place().school() == null && place.school() == null
                ? String.valueOf(place.school())
                : seen.place().school() == null ? place.school() + " · " + place.department() : place.department();
        return new PartRow(
                name,
                address(place, seen.decade()),
                concern(Concern.PEOPLE, place, part.numbers()),
                Shares.known(part.numbers(), seen.decade()),
                concern(Concern.LOST, place, part.numbers()),
                concern(Concern.UNCONFIRMED, place, part.numbers()),
                concern(Concern.FAILED, place, part.numbers()));
    }

    /// The same page of another place or decade.
    static String address(Place place, @Nullable Integer decade) {
        String params = Selection.params(Selection.named(place, decade));
        return "/office/quality" + (params.isEmpty() ? "" : "?" + params);
    }

    public String narrowed(Integer decade) {
        return address(seen.place(), decade);
    }

    /// What the page is narrowed to, each with the address of the page that isn't.
    public List<Count> narrowings() {
        List<Count> all = new ArrayList<>();
        Place place = seen.place();
        if (place.school() != null) {
            all.add(new Count(place.school(), 0, 0, address(Place.EVERYBODY, seen.decade()), ""));
        }
        if (place.department() != null) {
            all.add(new Count(
                    place.department(), 0, 0, address(new Place(place.school(), null, null), seen.decade()), ""));
        }
        if (seen.decade() != null) {
            all.add(new Count(decade(seen.decade()), 0, 0, address(place, null), ""));
        }
        return all;
    }

    /// The page of all classes with lost alumni.
    public String classes(String sort) {
        return ClassesPage.address(seen.place(), sort, null);
    }

    /// Pictures of the months; none of a decade, for nothing is kept of those.
    public List<Chart> charts() {
        return seen.whole() && seen.decade() == null ? Trend.charts(seen) : List.of();
    }

    public boolean isNarrowed() {
        return !seen.place().isEverybody() || seen.decade() != null;
    }
}
