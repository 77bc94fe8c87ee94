package org.tongchuang.members.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.RosterRow.PassedOver;
import org.tongchuang.members.roster.RosterRow.PassedOver.Why;

/// Turns the rows of a sheet into people, one row at a time and each on its own, so that rows can be read again from
/// any place.
///
/// A row is rejected only when it gives nobody a usable name. Any other cell that is not understood is rejected
/// alone: it becomes a problem, the rest of the row is kept.
///
/// Not safe for use by several threads; make one for each.
public final class RosterReader {

    private static final int SHOWN = 100;

    private final RosterLayout layout;
    private final Footings footings;
    private final EntryReading entries;
    private long lastRow;
    private long blankRows;

    /// @param today decides two-digit years and what lies in the future
    /// @param dates1904 how bare day numbers of this file count, as its `SheetFacts` say
    /// @throws RosterRefused when no column gives a name
    public RosterReader(RosterLayout layout, LocalDate today, boolean dates1904) {
        if (!layout.hasName()) {
            throw new RosterRefused("no-name-column");
        }
        this.layout = layout;
        this.footings = new Footings(layout);
        this.entries = new EntryReading(layout, today, dates1904);
        this.lastRow = layout.headerRow();
    }

    public RosterRow read(SheetRow row) {
        if (row.number() <= layout.headerRow()) {
            return passedOver(row, Why.TITLE);
        }
        blankRows += Math.max(row.number() - lastRow - 1, 0);
        lastRow = row.number();
        if (footings.isBlank(row)) {
            blankRows++;
            return passedOver(row, Why.BLANK);
        }
        if (footings.isHeader(row)) {
            return passedOver(row, Why.HEADER);
        }
        if (footings.isSection(row)) {
            return passedOver(row, Why.SECTION);
        }
        return footings.isTotals(row) ? passedOver(row, Why.TOTALS) : entries.read(row);
    }

    /// Blank rows between the header and the last row read, those the sheet leaves out included.
    public long blankRows() {
        return blankRows;
    }

    private static PassedOver passedOver(SheetRow row, Why why) {
        List<String> words = new ArrayList<>();
        for (String text : row.texts()) {
            if (!Tidy.isBlank(text)) {
                words.add(Tidy.line(text));
            }
        }
        String text = String.join(" ", words);
        return new PassedOver(row.number(), why, text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
    }
}
