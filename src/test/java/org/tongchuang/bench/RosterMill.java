package org.tongchuang.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

/// A roster of made-up people as a registry would export it: 17 columns, every number right, each person once.
final class RosterMill {

    static final List<String> HEADER = List.of(
            "姓名", "性别", "出生日期", "学号", "身份证号", "手机", "邮箱", "入学年份", "毕业年份", "学历", "学院", "系", "专业", "班级", "工作单位", "职务",
            "城市");

    private static final List<String> CITIES =
            List.of("北京", "上海", "深圳", "广州", "杭州", "宁波", "成都", "武汉", "南京", "西安", "苏州", "长沙");
    private static final List<String> TITLES = List.of("工程师", "高级工程师", "经理", "教师", "总监", "研究员", "主任");
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final RandomGenerator random = new java.util.SplittableRandom(20_260_901);
    private final NameMill names = new NameMill(random);

    void write(Path file, int people) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", HEADER) + "\r\n");
            write(out, 0, people);
        }
    }

    /// A later roster: some of the first people, who all work elsewhere now, and as many who were never seen before.
    ///
    /// @param known how many people there are
    void writeLater(Path file, int changed, int known, int added) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(String.join(",", HEADER) + "\r\n");
            for (int n = 0; n < changed; n++) {
                out.write(row(n).replaceFirst("第\\d+科技有限公司", "改换门庭集团"));
                out.write("\r\n");
            }
            write(out, known, added);
        }
    }

    /// The first people once more as another office knows them: without their numbers, at another address, and a new
    /// one each time, so that what an earlier run left behind doesn't count as the same rows.
    void writeTwins(Path file, int people) throws IOException {
        String run = Long.toString(System.currentTimeMillis(), 36);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("姓名,出生日期,手机,邮箱,班级\r\n");
            for (int n = 0; n < people; n++) {
                String[] cells = row(n).split(",");
                out.write(String.join(
                        ",", cells[0], cells[2], cells[5], "other" + n + "." + run + "@example.com", cells[13]));
                out.write("\r\n");
            }
        }
    }

    private void write(BufferedWriter out, int first, int people) throws IOException {
        for (int n = first; n < first + people; n++) {
            out.write(row(n));
            out.write("\r\n");
        }
    }

    private String row(int n) {
        int entry = 1978 + random.nextInt(44);
        String birth = "%04d%02d%02d".formatted(entry - 18, 1 + random.nextInt(12), 1 + random.nextInt(28));
        boolean man = random.nextBoolean();
        int major = random.nextInt(300);
        return String.join(
                ",",
                names.next(),
                man ? "男" : "女",
                birth.substring(0, 4) + "-" + birth.substring(4, 6) + "-" + birth.substring(6),
                entry + "%07d".formatted(n),
                idNumber(birth, n, man),
                "1" + (30 + n % 10 + (n / 10) % 6 * 10) + "%08d".formatted(n),
                "p" + n + "@example.com",
                String.valueOf(entry),
                String.valueOf(entry + 4),
                "本科",
                "学院" + major / 10,
                "系" + major / 3,
                "专业" + major,
                "专业" + major + "-" + entry + "级" + (1 + random.nextInt(4)) + "班",
                "第" + skewed(20_000) + "科技有限公司",
                TITLES.get(random.nextInt(TITLES.size())),
                CITIES.get(random.nextInt(CITIES.size())));
    }

    /// Region codes go round with the serial number, so that a million people born on a few thousand days differ.
    private static String idNumber(String birth, int n, boolean man) {
        int serial = n % 500 * 2 + (man ? 1 : 0);
        String digits = "%06d%s%03d".formatted(110_000 + n / 500 % 500_000, birth, serial);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    private int skewed(int count) {
        double drawn = random.nextDouble();
        return (int) (drawn * drawn * drawn * count);
    }
}
