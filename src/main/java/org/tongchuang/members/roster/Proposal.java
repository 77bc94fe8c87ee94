package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRow;

/// Which column holds what, proposed from headers and, where these are silent, from values.
final class Proposal {

    private static final int SAMPLES = 5;
    private static final int SAMPLE_CHARS = 60;
    private static final double BY_VALUES = 0.5;

    private Proposal() {}

    static List<RosterColumn> of(HeaderRow header, List<SheetRow> rows) {
        List<SheetRow> below = rows.subList(Math.min(header.index(), rows.size()), rows.size());
        int width = header.headers().size();
        for (SheetRow row : below) {
            width = Math.max(width, row.size());
        }
        List<RosterColumn> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String title = i < header.headers().size() ? header.headers().get(i) : "";
            List<String> samples = samples(below, i);
            if (!title.isEmpty() || !samples.isEmpty()) {
                columns.add(column(i, title, samples));
            }
        }
        keepBest(columns);
        return toldApart(columns);
    }

    /// Columns are mapped and cells put right by their headers: one that is there already, or says nothing, gets its
    /// letter too.
    private static List<RosterColumn> toldApart(List<RosterColumn> columns) {
        Set<String> taken = new HashSet<>();
        List<RosterColumn> apart = new ArrayList<>();
        for (RosterColumn column : columns) {
            String squeezed = Headings.squeezed(column.header());
            boolean own = !squeezed.isEmpty() && taken.add(squeezed);
            String header = own ? column.header() : column.header() + " (" + RosterColumn.letters(column.index()) + ")";
            apart.add(own ? column : column.called(header));
        }
        return apart;
    }

    private static List<String> samples(List<SheetRow> rows, int column) {
        Set<String> samples = new LinkedHashSet<>();
        for (SheetRow row : rows) {
            String text = Tidy.line(row.text(column));
            if (!text.isEmpty() && samples.size() < SAMPLES) {
                samples.add(text.length() > SAMPLE_CHARS ? text.substring(0, SAMPLE_CHARS) + "…" : text);
            }
        }
        return List.copyOf(samples);
    }

    private static RosterColumn column(int index, String title, List<String> samples) {
        Headings.Match match = title.isEmpty() ? null : Headings.match(title);
        RosterField byValues = byValues(samples);
        if (match != null && match.field() == RosterField.MOBILE && byValues == RosterField.EMAIL) {
            match = null; // 联系方式 may be either
        }
        String header = title.isEmpty() ? RosterColumn.letters(index) : title;
        if (match != null) {
            return new RosterColumn(index, header, match.field(), match.confidence(), samples);
        }
        boolean silent = title.isEmpty() || Headings.squeezed(title).matches("联系方式|联系|contact|账号|account");
        RosterField guess = silent ? byValues : null;
        return new RosterColumn(index, header, guess, guess == null ? 0 : BY_VALUES, samples);
    }

    /// Only values that look like nothing else.
    private static @Nullable RosterField byValues(List<String> samples) {
        if (samples.size() < 2) {
            return null;
        }
        List<String> codes = samples.stream().map(Tidy::code).toList();
        if (codes.stream().allMatch(EmailReading::isAddress)) {
            return RosterField.EMAIL;
        }
        if (codes.stream().allMatch(code -> PhoneReading.mainlandMobile(code) != null)) {
            return RosterField.MOBILE;
        }
        return codes.stream().allMatch(code -> code.matches("\\d{17}[0-9Xx]")) ? RosterField.ID_NUMBER : null;
    }

    /// A field that holds one value keeps its surest column, the first of equals; the others are left unmapped, to be
    /// seen and decided by a person.
    private static void keepBest(List<RosterColumn> columns) {
        Map<RosterField, Integer> kept = new EnumMap<>(RosterField.class);
        for (int i = 0; i < columns.size(); i++) {
            RosterField field = columns.get(i).field();
            if (field == null || field.repeats()) {
                continue;
            }
            Integer before = kept.get(field);
            if (before == null) {
                kept.put(field, i);
            } else {
                boolean better =
                        columns.get(i).confidence() > columns.get(before).confidence();
                int loser = better ? before : i;
                kept.put(field, better ? i : before);
                columns.set(loser, columns.get(loser).mappedTo(null, 0));
            }
        }
    }
}
