package org.tongchuang.members.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.DateReading.About;
import org.tongchuang.members.roster.RosterEntry.Career;
import org.tongchuang.members.roster.RosterEntry.Phone;
import org.tongchuang.members.roster.RosterEntry.Place;

/// Puts a row's cells together into a person.
final class EntryReading {

    private static final int SHORT = 200;
    private static final int LONG = 4_000;

    private final RosterColumn[][] columnsByField;
    private final DateReading dates;
    private final IdReading ids;
    private final StudyReading studies;

    EntryReading(RosterLayout layout, LocalDate today, boolean dates1904) {
        this.columnsByField = RowValues.byField(layout);
        this.dates = new DateReading(today, dates1904);
        this.ids = new IdReading(today);
        this.studies = new StudyReading(dates, today);
    }

    RosterRow read(SheetRow row) {
        RowValues values = new RowValues(columnsByField, row);
        NameReading.Read name = WholeName.read(values);
        if (name == null) {
            return new RosterRow.Rejected(row.number(), values.problems());
        }
        RosterEntry entry = entry(values, name);
        return new RosterRow.Person(row.number(), entry, values.problems());
    }

    private RosterEntry entry(RowValues values, NameReading.Read name) {
        Sex sex = sex(values);
        PartialDate birthDate = birthDate(values);
        IdReading.Identity identity = identity(values, birthDate, sex != null ? sex : name.sex());
        Place place = PlaceReading.read(values);
        StudyReading.Study study = studies.read(values);
        return new RosterEntry(
                WholeName.of(values, name),
                sex != null ? sex : name.sex() != null ? name.sex() : identity == null ? null : identity.sex(),
                exactest(birthDate, identity),
                identity == null ? null : identity.document(),
                phones(values, place),
                emails(values),
                values.line(RosterField.WECHAT, SHORT),
                lines(values, RosterField.ADDRESS, SHORT * 2),
                study.educations(),
                career(values),
                place,
                notes(values),
                study.standing(),
                study.expectedGraduation(),
                deceased(values, name));
    }

    private static @Nullable Sex sex(RowValues values) {
        String text = values.code(RosterField.SEX);
        if (text.isEmpty()) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "男", "男性", "男生", "m", "male", "1", "先生", "boy", "man" -> Sex.MALE;
            case "女", "女性", "女生", "f", "female", "2", "女士", "小姐", "girl", "woman" -> Sex.FEMALE;
            case "0", "9", "未说明", "未知的性别", "未说明的性别", "其他", "other", "x" -> null;
            default -> {
                values.cell(RosterField.SEX).reject("sex");
                yield null;
            }
        };
    }

    private @Nullable PartialDate birthDate(RowValues values) {
        String text = values.code(RosterField.BIRTH_DATE);
        if (text.isEmpty()) {
            return null;
        }
        DateReading.Result result = dates.read(text, About.BIRTH);
        if (result.date() == null) {
            values.cell(RosterField.BIRTH_DATE).reject(result.problem());
        }
        return result.date();
    }

    private IdReading.@Nullable Identity identity(
            RowValues values, @Nullable PartialDate birthDate, @Nullable Sex sex) {
        RosterColumn[] columns = values.columns(RosterField.ID_NUMBER);
        String text = columns.length == 0 ? "" : values.digits(columns[0]);
        if (text.isEmpty()) {
            return null;
        }
        Cell cell = values.cell(columns[0]);
        IdReading.Identity identity = ids.read(text, values.code(RosterField.ID_KIND), cell);
        if (identity == null) {
            return null;
        }
        if (birthDate != null
                && identity.birthDate() != null
                && !birthDate.agreesWith(PartialDate.of(identity.birthDate()))) {
            cell.reject("id-other-birth-date", identity.birthDate().toString(), birthDate.toString());
            return null;
        }
        if (sex != null && identity.sex() != null && sex != identity.sex()) {
            cell.reject(sex == Sex.MALE ? "id-says-female" : "id-says-male");
            return null;
        }
        return identity;
    }

    private static @Nullable PartialDate exactest(
            @Nullable PartialDate birthDate, IdReading.@Nullable Identity identity) {
        LocalDate told = identity == null ? null : identity.birthDate();
        return told == null ? birthDate : PartialDate.of(told);
    }

    private static List<Phone> phones(RowValues values, @Nullable Place place) {
        List<Phone> phones = new ArrayList<>(2);
        String country = place == null ? null : place.country();
        for (RosterColumn column : values.columns(RosterField.MOBILE)) {
            String text = values.digits(column);
            if (!text.isEmpty()) {
                PhoneReading.read(text, country == null ? "CN" : country, values.cell(column), phones);
            }
        }
        return List.copyOf(phones);
    }

    private static List<String> emails(RowValues values) {
        List<String> emails = new ArrayList<>(1);
        for (RosterColumn column : values.columns(RosterField.EMAIL)) {
            String text = values.code(column);
            if (!text.isEmpty()) {
                EmailReading.read(text, values.cell(column), emails);
            }
        }
        return List.copyOf(emails);
    }

    private static @Nullable Career career(RowValues values) {
        String employer = values.line(RosterField.EMPLOYER, SHORT);
        String title = values.line(RosterField.TITLE, SHORT);
        String industry = values.line(RosterField.INDUSTRY, SHORT);
        return employer == null && title == null && industry == null ? null : new Career(employer, title, industry);
    }

    private static List<String> lines(RowValues values, RosterField field, int maxChars) {
        List<String> lines = new ArrayList<>(1);
        for (RosterColumn column : values.columns(field)) {
            String text = values.line(column, maxChars);
            if (text != null && !lines.contains(text)) {
                lines.add(text);
            }
        }
        return List.copyOf(lines);
    }

    private static @Nullable String notes(RowValues values) {
        List<String> notes = lines(values, RosterField.NOTES, LONG);
        return notes.isEmpty() ? null : String.join("\n", notes);
    }

    private static @Nullable Boolean deceased(RowValues values, NameReading.Read name) {
        String text = values.code(RosterField.DECEASED).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return name.deceased() ? Boolean.TRUE : null;
        }
        boolean asksAlive = values.columns(RosterField.DECEASED)[0].header().contains("健在");
        return switch (text) {
            case "是", "y", "yes", "true", "1", "√" -> !asksAlive;
            case "否", "n", "no", "false", "0", "×" -> asksAlive;
            case "已故", "去世", "已去世", "故", "deceased" -> true;
            case "健在", "在世", "alive" -> false;
            default -> {
                values.cell(RosterField.DECEASED).reject("yes-or-no");
                yield null;
            }
        };
    }
}
