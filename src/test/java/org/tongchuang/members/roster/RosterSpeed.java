package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tongchuang.integrations.sheets.SheetRow;

/// Measures how many rows of 20 columns are understood in a second on one core. Run by hand.
final class RosterSpeed {

    private static final String HEADER = "姓名|性别|出生日期|学号|身份证号|手机|邮箱|入学年份|毕业年份|学历|学院|系|专业|班级|工作单位|职务|行业|省|城市|通讯地址";

    private RosterSpeed() {}

    public static void main(String[] args) {
        List<SheetRow> rows = rows(20_000);
        RosterReader reader = new RosterReader(Rosters.layout(HEADER), Rosters.TODAY, false);
        for (int round = 0; round < 12; round++) {
            long start = System.nanoTime();
            int problems = 0;
            for (SheetRow row : rows) {
                if (reader.read(row) instanceof RosterRow.Person person) {
                    problems += person.problems().size();
                }
            }
            double micros = (System.nanoTime() - start) / 1e3 / rows.size();
            System.out.printf("%.2f µs a row, %.0f rows/s, %d problems%n", micros, 1e6 / micros, problems);
        }
    }

    private static List<SheetRow> rows(int count) {
        Random random = new Random(1);
        List<SheetRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int year = 1975 + random.nextInt(25);
            String day = "%d%02d%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
            String id = "440301" + day + "%03d".formatted(random.nextInt(1000));
            String sex = (id.charAt(16) - '0') % 2 == 1 ? "男" : "女";
            rows.add(Rosters.row(
                    i + 2,
                    String.join(
                            "|",
                            "林" + (char) ('一' + random.nextInt(5000)) + (char) ('一' + random.nextInt(5000)),
                            sex,
                            day.substring(0, 4) + "-" + day.substring(4, 6) + "-" + day.substring(6),
                            "00" + (10_000_000 + i),
                            id + IdReading.checkDigit(id),
                            "138" + (10_000_000 + random.nextInt(89_999_999)),
                            "u" + i + "@pku.edu.cn",
                            (year + 18) + ".09",
                            (year + 22) + "届",
                            "本科",
                            "物理学院",
                            "物理系",
                            "应用物理",
                            "物理" + (year + 18) % 100 + "-1",
                            "华为技术有限公司",
                            "工程师",
                            "通信",
                            "广东省",
                            "深圳市",
                            "深圳市南山区科技园" + i + "号")));
        }
        return rows;
    }
}
