package org.tongchuang.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.members.roster.RosterReader;
import org.tongchuang.members.roster.RosterRow;

/// Any text as the cells of a row: dates, phones, ID numbers, names, studies and the rest are read, or said to be
/// wrong.
public final class CellTarget {

    private static final String HEADER = "姓名|英文名|出生日期|手机|电话|身份证号|邮箱|入学年份|毕业时间|学历|国家|省份|城市|性别|学号|班级";
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);
    private static final RosterLayout LAYOUT =
            RosterLayout.find(List.of(SheetRow.of(1, HEADER.split("\\|"))), Map.of());
    private static final int COLUMNS = LAYOUT.headers().size();

    private CellTarget() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] cells = text.split("\\|", COLUMNS);
        String[] everywhere = new String[COLUMNS];
        java.util.Arrays.fill(everywhere, cells[0]);
        for (String[] row : List.of(cells, everywhere)) {
            for (boolean dates1904 : new boolean[] {false, true}) {
                RosterRow read = new RosterReader(LAYOUT, TODAY, dates1904).read(SheetRow.of(2, row));
                if (read instanceof RosterRow.Person person) {
                    person.problems().forEach(problem -> java.util.Objects.requireNonNull(problem.messageKey()));
                }
            }
        }
    }
}
