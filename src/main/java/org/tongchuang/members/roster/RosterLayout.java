package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRow;

/// Where a roster's header is and which column holds what.
///
/// @param headerRow number of the last header row; what lies above and in it is no data; 0 where there is no header
/// @param columns every column with a header or a value among the first rows
public record RosterLayout(long headerRow, List<RosterColumn> columns) {

    /// How many rows of a sheet to hand to `find`: enough for the header and for samples.
    public static final int ROWS_TO_LOOK_AT = 60;

    /// Finds the header among the first rows of a sheet and proposes a field for every column.
    ///
    /// @param mapping header to field name as a program or a person set it; empty to have all proposed. A column
    ///     may also be named by its letter or number. A field name that is empty leaves the column out; columns
    ///     not named keep their proposal
    /// @throws RosterRefused when no header is recognised, or the mapping names an unknown field or header
    public static RosterLayout find(List<SheetRow> firstRows, Map<String, String> mapping) {
        Map<String, @Nullable RosterField> wanted = fields(mapping);
        HeaderRow header = header(firstRows, wanted.keySet());
        if (header == null) {
            throw new RosterRefused("no-header");
        }
        return of(header, firstRows).with(mapping);
    }

    /// Where a column is named by its place, a cell that says `A` or `2` makes no header of its row, unless all are
    /// named so and stand there.
    private static @Nullable HeaderRow header(List<SheetRow> rows, Set<String> named) {
        HeaderRow header = HeaderRow.in(
                rows,
                named.stream().filter(words -> RosterColumn.place(words) < 0).toList());
        if (header != null || named.size() < 2) {
            return header;
        }
        HeaderRow other = HeaderRow.in(rows, named);
        return other != null
                        && other.headers().stream()
                                .map(Headings::squeezed)
                                .toList()
                                .containsAll(named)
                ? other
                : null;
    }

    /// The same for a person to look at: where no header is recognised, the likeliest row is taken for one, or none.
    public static RosterLayout likeliest(List<SheetRow> firstRows) {
        HeaderRow header = HeaderRow.in(firstRows, List.of());
        return of(header == null ? HeaderRow.likeliest(firstRows) : header, firstRows);
    }

    /// The same with the header where it is known to be.
    ///
    /// @param headerRow number of the (lower) header row; 0 when there is none, then columns are called A, B, C
    /// @param headers as they were read before, so that they are read alike again; empty at first
    /// @throws RosterRefused when there is no such row, or the mapping names an unknown field or header
    public static RosterLayout at(
            List<SheetRow> firstRows, long headerRow, Collection<String> headers, Map<String, String> mapping) {
        HeaderRow header = headerRow == 0
                ? HeaderRow.NONE
                : HeaderRow.at(
                        firstRows,
                        headerRow,
                        headers.stream().map(Headings::squeezed).toList());
        if (header == null) {
            throw new RosterRefused("no-such-row", headerRow);
        }
        return of(header, firstRows).with(mapping);
    }

    private static RosterLayout of(HeaderRow header, List<SheetRow> firstRows) {
        return new RosterLayout(header.number(), new ArrayList<>(Proposal.of(header, firstRows)));
    }

    /// The same sheet with other fields: header, as written in the file, or column, by letter or number, to field name.
    ///
    /// @throws RosterRefused when it names an unknown field or header, names a column twice, or gives a field two
    ///     columns that holds one
    public RosterLayout with(Map<String, String> mapping) {
        Map<String, @Nullable RosterField> wanted = fields(mapping);
        List<RosterColumn> changed = new ArrayList<>(columns);
        Map<RosterField, String> setByHand = new EnumMap<>(RosterField.class);
        Set<Integer> named = new HashSet<>();
        for (Map.Entry<String, @Nullable RosterField> one : wanted.entrySet()) {
            RosterField field = one.getValue();
            int at = indexOf(one.getKey());
            if (at < 0) {
                throw new RosterRefused("unknown-header", written(mapping, one.getKey()));
            }
            if (!named.add(at)) {
                throw new RosterRefused("column-twice", changed.get(at).header(), written(mapping, one.getKey()));
            }
            String twin = field == null || field.repeats()
                    ? null
                    : setByHand.put(field, changed.get(at).header());
            if (twin != null && field != null) {
                throw new RosterRefused(
                        "field-twice", field.key(), twin, changed.get(at).header());
            }
            if (field != null && !field.repeats()) {
                changed.replaceAll(column -> column.field() == field ? column.mappedTo(null, 0) : column);
            }
            changed.set(at, changed.get(at).mappedTo(field, field == null ? 0 : 1));
        }
        return new RosterLayout(headerRow, List.copyOf(changed));
    }

    private int indexOf(String squeezed) {
        for (int i = 0; i < columns.size(); i++) {
            if (Headings.squeezed(columns.get(i).header()).equals(squeezed)) {
                return i;
            }
        }
        int place = RosterColumn.place(squeezed);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).index() == place) {
                return i;
            }
        }
        return -1;
    }

    private static Map<String, @Nullable RosterField> fields(Map<String, String> mapping) {
        Map<String, @Nullable RosterField> fields = new LinkedHashMap<>();
        mapping.forEach((header, name) -> {
            RosterField field = name.isBlank() ? null : RosterField.byKey(name.strip());
            if (field == null && !name.isBlank()) {
                throw new RosterRefused("unknown-field", name);
            }
            fields.put(Headings.squeezed(header), field);
        });
        return fields;
    }

    private static String written(Map<String, String> mapping, String squeezed) {
        return mapping.keySet().stream()
                .filter(header -> Headings.squeezed(header).equals(squeezed))
                .findFirst()
                .orElse(squeezed);
    }

    /// Header to field name of all mapped columns: what `with` takes, to be kept under a name.
    public Map<String, String> mapping() {
        Map<String, String> mapping = new LinkedHashMap<>();
        for (RosterColumn column : columns) {
            RosterField field = column.field();
            if (field != null) {
                mapping.put(column.header(), field.key());
            }
        }
        return mapping;
    }

    public List<String> headers() {
        return columns.stream().map(RosterColumn::header).toList();
    }

    public List<RosterColumn> unmapped() {
        return columns.stream().filter(column -> column.field() == null).toList();
    }

    /// Whether any column can give a person a name; without one no row can be read.
    public boolean hasName() {
        return columns.stream().anyMatch(column -> givesName(column.field()));
    }

    static boolean givesName(@Nullable RosterField field) {
        return switch (field) {
            case NAME, ENGLISH_NAME, PINYIN, FAMILY_NAME, GIVEN_NAME -> true;
            case null, default -> false;
        };
    }
}
