package org.tongchuang.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.members.roster.RosterRefused;

/// Any rows as the beginning of a roster: a header is found, or the roster refused.
public final class HeaderTarget {

    private HeaderTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", 12);
        List<SheetRow> rows = new ArrayList<>();
        for (int n = 0; n < lines.length; n++) {
            rows.add(SheetRow.of(n + 1, lines[n].split("\\|", 60)));
        }
        RosterLayout.likeliest(rows);
        try {
            RosterLayout.find(rows, Map.of());
            RosterLayout.at(rows, Math.floorMod(bytes.length, 5), List.of(), Map.of("A", "name", "2", "phone"));
        } catch (RosterRefused meant) {
            java.util.Objects.requireNonNull(meant.messageKey());
        }
    }
}
