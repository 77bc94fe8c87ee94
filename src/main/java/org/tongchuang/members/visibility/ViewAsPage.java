package org.tongchuang.members.visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.RecordPage;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// What somebody else sees of a person.
///
/// @param base the address of the record, in the office or one's own
/// @param seen what is known and seen
/// @param kept what is known too, and not seen
public record ViewAsPage(
        MemberId person,
        String name,
        String base,
        Closeness viewer,
        Visibility visibility,
        Facts seen,
        List<Field> kept)
        implements Page {

    /// One line of what is seen, in words.
    public record Line(String label, String value) {}

    /// Studies and posts a line each, everything else fact by fact; in the order of the fields.
    public List<Line> lines() {
        return lines(seen);
    }

    static List<Line> lines(Facts seen) {
        List<Line> lines = new ArrayList<>();
        for (Field field : Field.values()) {
            String label = Words.text("members.field." + field.key());
            switch (field) {
                case STUDIES -> Education.of(seen).forEach(one -> lines.add(new Line(label, words(one))));
                case WORK -> Career.of(seen).forEach(one -> lines.add(new Line(label, words(one))));
                default -> {}
            }
            seen.each((path, value) -> {
                if (Field.of(path) == field && !path.startsWith("education.") && !path.startsWith("career.")) {
                    lines.add(new Line(Labels.label(path), Labels.shown(path, value)));
                }
            });
        }
        return lines;
    }

    private static String words(Education one) {
        String years = one.entryYear() == null && one.graduationYear() == null
                ? null
                : number(one.entryYear()) + " – " + number(one.graduationYear());
        return RecordPage.joined(" · ", Labels.study(one), years);
    }

    private static String number(@Nullable Integer year) {
        return year == null ? "" : String.valueOf(year);
    }

    private static String words(Career one) {
        return RecordPage.joined(
                " · ",
                Labels.work(one),
                one.from() == null ? null : one.from() + " – " + (one.to() == null ? "" : one.to()));
    }

    public List<Closeness> viewers() {
        return ViewAs.VIEWERS;
    }

    public String key(Closeness viewer) {
        return ViewAs.key(viewer);
    }

    public String standing() {
        return visibility.standing().name().toLowerCase(Locale.ROOT);
    }

    ViewAs.Seen told() {
        Map<String, String> audiences = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            audiences.put(field.key(), visibility.of(field).key());
        }
        return new ViewAs.Seen(person.toString(), key(viewer), standing(), seen.asMap(), audiences);
    }
}
