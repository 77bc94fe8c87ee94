package org.tongchuang.members.roster;

import java.util.regex.Pattern;
import org.tongchuang.integrations.sheets.SheetRow;

/// Knows the rows of a roster that are about nobody: blank ones, headers repeated on every page, totals and
/// signatures at the end.
final class Footings {

    private static final Pattern RUNNING_NUMBER = Pattern.compile("[\\d.、 ]*");
    private static final Pattern TOTALS = Pattern.compile("(?i)(?:合计|总计|共计|小计|总人数|人数合计|以上共|本页共|总数|累计).*"
            + "|共[:：]?\\d+[人名条行个].*|第\\d+页.*|以下空白|.*以下无正文.*"
            + "|(?:制表|填表|审核|经办|负责|打印|导出|统计|复核|单位盖章|盖章|签字)(?:人|单位|部门|日期|时间|者)?[:：(（].*"
            + "|(?:制表|填表|审核|经办|打印|导出|统计)(?:人|单位|部门|日期|时间)"
            + "|(?:注|备注|说明|填表说明)[:：].*"
            + "|(?:sub|grand)?total(?:s|count|students|records|rows)?[:：]?\\d*|count[:：]\\d+|sum");

    private static final Pattern SECTION = Pattern.compile("\\S.*\\(共?\\d+[人名所个]\\)|\\S{2,}(?:学院|专业|班|届|级|系)(?:名单)?:?");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6,}|@");

    private final RosterLayout layout;
    private final String[] headers;
    private final boolean[] mapped;
    private final boolean[] names;

    Footings(RosterLayout layout) {
        this.layout = layout;
        int width =
                layout.columns().stream().mapToInt(RosterColumn::index).max().orElse(-1) + 1;
        this.headers = new String[width];
        this.mapped = new boolean[width];
        this.names = new boolean[width];
        for (RosterColumn column : layout.columns()) {
            headers[column.index()] = Headings.squeezed(column.header());
            mapped[column.index()] = column.field() != null;
            names[column.index()] = RosterLayout.givesName(column.field());
        }
    }

    boolean isBlank(SheetRow row) {
        for (int i = 0; i < row.size(); i++) {
            String text = row.text(i);
            boolean counts = i < mapped.length && mapped[i];
            if (!text.isEmpty()
                    && !Tidy.isBlank(text)
                    && (counts || !RUNNING_NUMBER.matcher(text).matches())) {
                return false;
            }
        }
        return true;
    }

    /// Most cells say the same as the header above them.
    boolean isHeader(SheetRow row) {
        int same = 0;
        int filled = 0;
        for (int i = 0; i < row.size() && i < headers.length; i++) {
            String text = row.text(i);
            if (!text.isEmpty()) {
                filled++;
                same += text.length() <= 40 && Headings.squeezed(text).equals(headers[i]) ? 1 : 0;
            }
            if (filled >= 3 && same == 0) {
                return false;
            }
        }
        return same >= 1 && same * 10 >= filled * 6;
    }

    /// The first words are those of a total or signature, and nothing in the row identifies a person.
    boolean isTotals(SheetRow row) {
        for (int i = 0; i < row.size(); i++) {
            String text = row.text(i);
            if (text.isEmpty() || Tidy.isBlank(text)) {
                continue;
            }
            if (RUNNING_NUMBER.matcher(text).matches()) {
                return false;
            }
            return TOTALS.matcher(Tidy.line(text).replace(" ", "")).matches() && !identifies(row);
        }
        return false;
    }

    /// A row of one cell that is no name and identifies nobody, in a list that has more columns.
    boolean isSection(SheetRow row) {
        int filled = -1;
        for (int i = 0; i < row.size(); i++) {
            if (!Tidy.isBlank(row.text(i))) {
                if (filled >= 0) {
                    return false;
                }
                filled = i;
            }
        }
        if (filled < 0
                || headers.length < 3
                || isTotals(row)
                || LONG_NUMBER.matcher(Tidy.code(row.text(filled))).find()) {
            return false;
        }
        return filled >= names.length
                || !names[filled]
                || SECTION.matcher(Tidy.code(row.text(filled))).matches();
    }

    private boolean identifies(SheetRow row) {
        for (RosterColumn column : layout.columns()) {
            RosterField field = column.field();
            boolean telling = field == RosterField.STUDENT_NUMBER
                    || field == RosterField.ID_NUMBER
                    || field == RosterField.MOBILE;
            if (telling && Tidy.code(row.text(column.index())).matches(".*\\d{6,}.*")) {
                return true;
            }
        }
        return false;
    }
}
