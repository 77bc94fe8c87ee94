package org.tongchuang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.demo.DemoPeople;
import org.tongchuang.members.demo.DemoPerson;
import org.tongchuang.members.records.Facts;

/// Writes rosters as offices hand them in, about the people of the demo university, and counts what must become of
/// their rows.
///
/// `ugly 200000 FILE.csv` GB18030 with titles, blank rows, repeated headers, a totals row and cells in every style;
/// `workbook 5000 FILE.xlsx` merged title, numbers as floats, dates as serials, formulas; `clean 1000000 FILE.csv`
/// UTF-8 and nothing wrong, for benchmarks.
public final class UglyRosters {

    private static final List<String> HEADER = List.of(
            "序号", "姓名", "性别", "出生日期", "身份证号", "学号", "学院", "系", "专业", "班级", "学历", "入学年份", "毕业年份", "手机", "邮箱", "工作单位",
            "职务", "行业", "国家", "城市", "通讯地址", "微信", "备注");
    private static final int NAME = 1;
    private static final int BORN = 3;
    private static final int ID = 4;
    private static final int STUDENT = 5;
    private static final int PHONE = 13;
    private static final int BLANK_EVERY = 333;
    private static final int HEADER_EVERY = 500;

    /// What must become of a roster's rows.
    ///
    /// @param rows those about people, good or bad: `created + repeated + nameless`
    /// @param repeated rows that say again what an earlier row said
    /// @param nameless rows rejected because nobody is named
    /// @param wrongIds cells with a wrong check digit, wrongPhones cells that are no number
    /// @param blanks blank rows between header and last person
    /// @param headers headers in the middle of the list
    public record Expected(
            int rows,
            int created,
            int repeated,
            int nameless,
            int wrongIds,
            int wrongPhones,
            int blanks,
            int headers) {}

    private final Random random = new Random(1952);
    private final DemoPeople people;
    private int next;
    private int created;
    private int repeated;
    private int nameless;
    private int wrongIds;
    private int wrongPhones;
    private int blanks;
    private int headers;

    private UglyRosters(int rows) {
        this.people = new DemoPeople(Math.max(1_000, rows + rows / 10));
    }

    public static void main(String[] args) {
        Path file = Path.of(args[2]);
        int rows = Integer.parseInt(args[1]);
        System.out.println(
                switch (args[0]) {
                    case "ugly" -> ugly(file, rows);
                    case "workbook" -> workbook(file, rows);
                    case "clean" -> clean(file, rows);
                    default -> throw new IllegalArgumentException(args[0]);
                });
    }

    /// @param rows rows about people
    public static Expected ugly(Path file, int rows) {
        return new UglyRosters(rows).uglyText(file, rows);
    }

    public static Expected clean(Path file, int rows) {
        UglyRosters roster = new UglyRosters(rows);
        write(file, StandardCharsets.UTF_8, line -> {
            line.accept(HEADER);
            for (int row = 1; row <= rows; row++) {
                line.accept(roster.cells(row, roster.person()));
            }
        });
        return new Expected(rows, rows, 0, 0, 0, 0, 0, 0);
    }

    public static Expected workbook(Path file, int rows) {
        UglyRosters roster = new UglyRosters(rows);
        try (UglyWorkbook book = new UglyWorkbook(file, HEADER.size())) {
            book.title("江海大学校友名册");
            book.text(HEADER);
            for (int row = 1; row <= rows; row++) {
                book.person(roster.cells(row, roster.person()), ID, BORN, STUDENT, PHONE);
            }
            book.text(List.of("合计", rows + "人"));
        }
        return new Expected(rows, rows, 0, 0, 0, 0, 0, 0);
    }

    private Expected uglyText(Path file, int rows) {
        write(file, Charset.forName("GB18030"), line -> {
            line.accept(List.of("江海大学历届校友名册（汇总）"));
            line.accept(List.of("填表单位：校友工作办公室", "", "", "填表日期：2026年9月1日"));
            line.accept(HEADER.stream().map(UglyRosters::spread).toList());
            List<String> last = List.of();
            for (int row = 1; row <= rows; row++) {
                between(row, line);
                last = row > 1 && row < rows && random.nextInt(100) < 2 ? again(last) : fresh(row);
                line.accept(last);
            }
            line.accept(List.of("合计", rows + "人"));
            line.accept(List.of("制表人：周敏", "", "审核人：沈佳"));
        });
        return new Expected(rows, created, repeated, nameless, wrongIds, wrongPhones, blanks, headers);
    }

    private void between(int row, Consumer<List<String>> line) {
        if (row % BLANK_EVERY == 0) {
            line.accept(HEADER.stream().map(cell -> "").toList());
            blanks++;
        }
        if (row % HEADER_EVERY == 0) {
            line.accept(HEADER);
            headers++;
        }
    }

    private List<String> again(List<String> last) {
        if (last.get(NAME).isEmpty()) {
            nameless++;
        } else {
            repeated++;
            wrongIds += isWrongId(last.get(ID)) ? 1 : 0;
            wrongPhones += last.get(PHONE).startsWith("99") ? 1 : 0;
        }
        return last;
    }

    private List<String> fresh(int row) {
        List<String> cells = new ArrayList<>(cells(row, person()));
        if (random.nextInt(200) == 0) {
            cells.set(NAME, "");
            nameless++;
            return cells;
        }
        created++;
        cells.set(NAME, oddName(cells.get(NAME)));
        cells.set(BORN, oddDate(cells.get(BORN)));
        if (!cells.get(ID).isEmpty() && random.nextInt(100) == 0) {
            String id = cells.get(ID);
            cells.set(ID, id.substring(0, 17) + (id.charAt(17) == '7' ? '3' : '7'));
            wrongIds += isWrongId(cells.get(ID)) ? 1 : 0;
        }
        String phone = cells.get(PHONE);
        if (phone.startsWith("1") && random.nextInt(100) == 0) {
            cells.set(PHONE, "99" + phone + "0");
            wrongPhones++;
        } else if (phone.startsWith("1") && random.nextInt(30) == 0) {
            cells.set(PHONE, fullWidth(phone));
        }
        if (random.nextInt(40) == 0) {
            cells.set(STUDENT, fullWidth(cells.get(STUDENT)));
        }
        return cells;
    }

    private static boolean isWrongId(String id) {
        if (id.length() != 18) {
            return false;
        }
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (id.charAt(i) - '0') * weights[i];
        }
        return "10X98765432".charAt(sum % 11) != id.charAt(17);
    }

    private String oddName(String name) {
        boolean plain = name.codePointCount(0, name.length()) <= 3 && name.charAt(0) > 0x2000 && name.indexOf('·') < 0;
        if (!plain || random.nextInt(12) != 0) {
            return name;
        }
        return name.length() == 2 && random.nextBoolean() ? spread(name) : " " + name + "　";
    }

    private static String spread(String word) {
        return word.length() == 2 ? word.charAt(0) + "　" + word.charAt(1) : word;
    }

    private String oddDate(String iso) {
        if (iso.isEmpty()) {
            return iso;
        }
        LocalDate day = LocalDate.parse(iso);
        return switch (random.nextInt(5)) {
            case 0 -> "%d.%d.%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            case 1 -> "%d年%d月%d日".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            case 2 -> "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
            case 3 -> iso.replace("-", "");
            default -> iso;
        };
    }

    private static String fullWidth(String digits) {
        StringBuilder wide = new StringBuilder();
        digits.chars().forEach(c -> wide.append((char) (c > 0x20 && c < 0x7F ? c + 0xFEE0 : c)));
        return wide.toString();
    }

    /// The next person with nothing wrong in their own record.
    private Facts person() {
        while (true) {
            DemoPerson person = people.person(next++ % people.size());
            if (person.slips().isEmpty()) {
                return person.member().facts();
            }
        }
    }

    private List<String> cells(int row, Facts facts) {
        String education = "education.1.";
        String career = current(facts);
        return List.of(
                String.valueOf(row),
                facts.get("name", ""),
                "MALE".equals(facts.get("sex")) ? "男" : "女",
                facts.get("birthDate", ""),
                facts.get("idNumber", ""),
                facts.get(education + "studentNumber", ""),
                facts.get(education + "school", ""),
                facts.get(education + "department", ""),
                facts.get(education + "major", ""),
                facts.get(education + "class", ""),
                degree(facts.get(education + "degree", "")),
                facts.get(education + "entryYear", ""),
                facts.get(education + "graduationYear", ""),
                facts.get("phone.1", "").replaceFirst("^\\+86(?=1)", ""),
                facts.get("email.1", ""),
                facts.get(career + "employer", ""),
                facts.get(career + "title", ""),
                facts.get(career + "industry", ""),
                country(facts.get("country")),
                facts.get("city", ""),
                facts.get("address.1", ""),
                facts.get("wechat.1", ""),
                facts.get("note.1", ""));
    }

    private static String current(Facts facts) {
        for (int number : facts.numbers("career")) {
            if (facts.has("career." + number + ".current")) {
                return "career." + number + ".";
            }
        }
        return "career.0.";
    }

    private static String degree(String degree) {
        return switch (degree) {
            case "MASTER" -> "硕士";
            case "DOCTOR" -> "博士";
            default -> "本科";
        };
    }

    private static String country(@Nullable String code) {
        return code == null ? "" : Locale.of("", code).getDisplayCountry(Locale.SIMPLIFIED_CHINESE);
    }

    private static void write(Path file, Charset charset, Consumer<Consumer<List<String>>> lines) {
        try (Writer out = Files.newBufferedWriter(file, charset)) {
            lines.accept(cells -> {
                StringBuilder line = new StringBuilder();
                for (String cell : cells) {
                    boolean quote = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0;
                    line.append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell)
                            .append(',');
                }
                line.setLength(line.length() - 1);
                try {
                    out.append(line).append("\r\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
