package org.tongchuang.members.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.roster.DateReading.About;
import org.tongchuang.members.roster.RosterEntry.Education;

/// What a row says about somebody's studies.
final class StudyReading {

    record Study(
            List<Education> educations,
            @Nullable Standing standing,
            @Nullable LocalDate expectedGraduation) {}

    private static final int SHORT = 200;
    private static final int STUDENT_NUMBER = 40;
    private static final int LONGEST_STUDY = 12;

    /// 信息工程1998级2班, 物理98级, 物理98-1, 计算机0801班.
    private static final Pattern IN_CLASS = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d)级?"
            + "|(?<!\\d)(\\d{2})级|(?<=\\p{IsHan})(\\d{2})-\\d{1,2}(?!\\d)|(?<=\\p{IsHan})(\\d{2})(?:0\\d|1\\d)班?$");

    private final DateReading dates;
    private final LocalDate today;

    StudyReading(DateReading dates, LocalDate today) {
        this.dates = dates;
        this.today = today;
    }

    Study read(RowValues values) {
        Dates told = dates(values);
        String className = values.line(RosterField.CLASS_NAME, SHORT);
        PartialDate fromClass = told.entered == null && className != null && !values.has(RosterField.ENTRY_YEAR)
                ? entryFromClass(className, told.graduated)
                : null;
        Standing standing = standing(values);
        LocalDate expected = expected(values);
        PartialDate graduated = told.graduated;
        if (graduated != null
                && graduated.endOfStudy().isAfter(today)
                && standing != Standing.GRADUATE
                && graduated.year() >= today.getYear()) {
            expected = expected == null ? graduated.endOfStudy() : expected;
            graduated = null;
        }
        if (standing == null && expected != null && expected.isAfter(today) && graduated == null) {
            standing = Standing.STUDENT;
        }
        Education education = education(
                values, className, fromClass == null ? told.entered : fromClass, fromClass != null, graduated);
        return new Study(education == null ? List.of() : List.of(education), standing, expected);
    }

    private static @Nullable Education education(
            RowValues values,
            @Nullable String className,
            @Nullable PartialDate entered,
            boolean fromClass,
            @Nullable PartialDate graduated) {
        String degreeText = degreeText(values);
        Education education = new Education(
                studentNumber(values),
                values.line(RosterField.SCHOOL, SHORT),
                values.line(RosterField.DEPARTMENT, SHORT),
                values.line(RosterField.MAJOR, SHORT),
                className,
                degreeText == null ? null : degree(degreeText),
                degreeText,
                entered,
                fromClass,
                graduated);
        return education.equals(NOTHING) ? null : education;
    }

    private static final Education NOTHING = new Education(null, null, null, null, null, null, null, null, false, null);

    private static @Nullable String studentNumber(RowValues values) {
        RosterColumn[] columns = values.columns(RosterField.STUDENT_NUMBER);
        String text = columns.length == 0 ? "" : values.digits(columns[0]).replace(" ", "");
        if (text.length() > STUDENT_NUMBER || !text.isEmpty() && text.chars().noneMatch(Character::isDigit)) {
            values.cell(columns[0]).reject("student-number");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /// Level and degree may stand in columns of their own.
    private static @Nullable String degreeText(RowValues values) {
        List<String> texts = new ArrayList<>(2);
        for (RosterColumn column : values.columns(RosterField.DEGREE)) {
            String text = values.line(column, SHORT);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return texts.isEmpty() ? null : String.join(" / ", texts);
    }

    private static Degree degree(String text) {
        Degree highest = Degree.OTHER;
        for (String part : text.split(" / ")) {
            Degree degree = Degree.of(part);
            highest = degree.compareTo(highest) < 0 ? degree : highest;
        }
        return highest;
    }

    private record Dates(
            @Nullable PartialDate entered, @Nullable PartialDate graduated) {}

    private Dates dates(RowValues values) {
        PartialDate entered = null;
        PartialDate graduated = null;
        for (RosterField field :
                List.of(RosterField.ENTRY_YEAR, RosterField.GRADUATION_YEAR, RosterField.STUDY_PERIOD)) {
            String text = values.code(field);
            if (text.isEmpty()) {
                continue;
            }
            if (field != RosterField.STUDY_PERIOD) {
                DateReading.Result result = dates.read(text, About.STUDY);
                boolean mixedUp = text.endsWith(field == RosterField.ENTRY_YEAR ? "届" : "级");
                if (result.date() != null && !mixedUp) {
                    entered = field == RosterField.ENTRY_YEAR ? result.date() : entered;
                    graduated = field == RosterField.GRADUATION_YEAR ? result.date() : graduated;
                    continue;
                }
                if (mixedUp && result.date() != null) {
                    values.cell(field)
                            .reject(field == RosterField.ENTRY_YEAR ? "entry-graduation" : "graduation-entry");
                    continue;
                }
                if (Period.read(text, dates) == null) {
                    values.cell(field).reject(result.problem());
                    continue;
                }
            }
            Period period = Period.read(text, dates);
            if (period == null) {
                values.cell(field).reject("period");
                continue;
            }
            entered = entered == null ? period.from() : entered;
            graduated = graduated == null ? period.to() : graduated;
        }
        return inOrder(values, entered, graduated);
    }

    private static Dates inOrder(RowValues values, @Nullable PartialDate entered, @Nullable PartialDate graduated) {
        if (entered != null && graduated != null && graduated.year() < entered.year()) {
            RosterField field =
                    values.has(RosterField.GRADUATION_YEAR) ? RosterField.GRADUATION_YEAR : RosterField.STUDY_PERIOD;
            values.cell(field).reject("graduation-before-entry", entered.toString());
            return new Dates(entered, null);
        }
        return new Dates(entered, graduated);
    }

    private @Nullable LocalDate expected(RowValues values) {
        String text = values.code(RosterField.EXPECTED_GRADUATION);
        if (text.isEmpty()) {
            return null;
        }
        DateReading.Result result = dates.read(text, About.STUDY);
        if (result.date() == null) {
            values.cell(RosterField.EXPECTED_GRADUATION).reject(result.problem());
            return null;
        }
        return result.date().endOfStudy();
    }

    /// The intake a class is called by; null when the name can be read in two ways or speaks against the graduation.
    @Nullable
    PartialDate entryFromClass(String className, @Nullable PartialDate graduated) {
        Matcher found = IN_CLASS.matcher(className);
        if (className.contains("届") || !found.find()) {
            return null;
        }
        String full = found.group(1);
        String two = found.group(2) != null ? found.group(2) : found.group(3) != null ? found.group(3) : found.group(4);
        int year = full != null ? Integer.parseInt(full) : dates.year(Integer.parseInt(two), About.STUDY);
        boolean plausible = year <= today.getYear()
                && year >= today.getYear() - 80
                && (graduated == null || graduated.year() > year && graduated.year() - year <= LONGEST_STUDY);
        return plausible && !found.find() ? new PartialDate(year, 0, 0) : null;
    }

    private static @Nullable Standing standing(RowValues values) {
        String text = values.code(RosterField.STANDING);
        if (text.isEmpty()) {
            return null;
        }
        boolean asksGraduated = values.columns(RosterField.STANDING)[0].header().contains("是否毕业");
        if (asksGraduated && (text.equals("是") || text.equals("否"))) {
            return text.equals("是") ? Standing.GRADUATE : Standing.STUDENT;
        }
        Standing standing = Standing.of(text);
        if (standing == null) {
            values.cell(RosterField.STANDING).reject("standing");
        }
        return standing;
    }
}
