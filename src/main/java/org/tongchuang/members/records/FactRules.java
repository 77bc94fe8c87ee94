package org.tongchuang.members.records;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.members.roster.RosterColumn;
import org.tongchuang.members.roster.RosterEntry;
import org.tongchuang.members.roster.RosterField;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.members.roster.RosterReader;
import org.tongchuang.members.roster.RosterRow;
import org.tongchuang.shared.Refusal;

/// Which facts a record may hold, and how a value typed by a person is understood: just as a roster's cell is, so that
/// the same phone is the same whichever way it came in.
public final class FactRules {

    /// Flags that are there or not.
    static final List<String> FLAGS = List.of(
            "deceased",
            "doNotContact",
            "unlisted",
            "help.mentor",
            "help.introduction",
            "help.cv",
            "help.intern",
            "help.talk",
            "help.newcomers");

    private static final Set<String> PLAIN = Set.of(
            "name", "pinyin", "englishName", "sex", "birthDate", "idNumber", "country", "province", "city", "standing");
    private static final Pattern NUMBERED =
            Pattern.compile("(formerName|phone|email|wechat|address|language|interest|note)\\.([1-9]\\d{0,2})");
    private static final Pattern PARTED = Pattern.compile("(education|career)\\.([1-9]\\d{0,2})\\.([a-zA-Z]+)");
    private static final Pattern POST_DATE = Pattern.compile("(19|20)\\d\\d(-(0[1-9]|1[0-2]))?");
    private static final int LONGEST = 200;
    private static final int LONGEST_NOTE = 5_000;
    private static final Map<String, RosterField> READ_AS = Map.of(
            "phone", RosterField.MOBILE,
            "email", RosterField.EMAIL,
            "birthDate", RosterField.BIRTH_DATE,
            "idNumber", RosterField.ID_NUMBER,
            "entryYear", RosterField.ENTRY_YEAR,
            "graduationYear", RosterField.GRADUATION_YEAR,
            "studentNumber", RosterField.STUDENT_NUMBER,
            "expectedGraduation", RosterField.EXPECTED_GRADUATION);

    private FactRules() {}

    /// Whether a record can hold such a fact.
    public static boolean knows(String path) {
        var parted = PARTED.matcher(path);
        return PLAIN.contains(path)
                || FLAGS.contains(path)
                || NUMBERED.matcher(path).matches()
                || parted.matches()
                        && (parted.group(1).equals("education") ? Education.PARTS : Career.PARTS)
                                .contains(parted.group(3));
    }

    /// All values as the record keeps them; null to take a fact away.
    ///
    /// @throws Refusals with every field that is wrong
    public static Map<String, @Nullable String> understood(Map<String, String> written, LocalDate today) {
        Map<String, @Nullable String> facts = new LinkedHashMap<>();
        Map<String, Refusal> wrong = new LinkedHashMap<>();
        written.forEach((path, value) -> {
            try {
                facts.put(path, understood(path, value, today));
            } catch (Refusal refusal) {
                wrong.put(path, refusal);
            }
        });
        if (!wrong.isEmpty()) {
            throw new Refusals(wrong);
        }
        return facts;
    }

    /// The value as the record keeps it; null to take the fact away.
    ///
    /// @throws Refusal at the path, with what is wrong in one sentence
    static @Nullable String understood(String path, @Nullable String written, LocalDate today) {
        if (!knows(path)) {
            throw Refusal.at(path, "members.record.unknown-field", path);
        }
        String value = written == null ? "" : written.strip();
        if (value.isEmpty()) {
            if (path.equals("name")) {
                throw Refusal.at(path, "members.record.name-missing");
            }
            return null;
        }
        if (value.length() > (path.startsWith("note.") ? LONGEST_NOTE : LONGEST)) {
            throw Refusal.at(path, "members.record.long", path.startsWith("note.") ? LONGEST_NOTE : LONGEST);
        }
        if (value.codePoints().anyMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE)) {
            throw Refusal.at(path, "members.record.not-understood");
        }
        return checked(path, value, today);
    }

    private static @Nullable String checked(String path, String value, LocalDate today) {
        String name = path.startsWith("education.") || path.startsWith("career.")
                ? path.substring(path.lastIndexOf('.') + 1)
                : path.replaceFirst("\\..*", "");
        RosterField field = READ_AS.get(name);
        if (field != null) {
            return read(path, field, value, today);
        }
        if (FLAGS.contains(path) || name.equals("current")) {
            return value.equals("false") ? null : "true";
        }
        return switch (name) {
            case "sex" -> oneOf(path, value, "MALE", "FEMALE");
            case "standing" -> oneOf(path, value, "STUDENT", "GRADUATE", "LEFT");
            case "from", "to" -> {
                if (!POST_DATE.matcher(value).matches()) {
                    throw Refusal.at(path, "members.record.post-date");
                }
                yield value;
            }
            default -> value;
        };
    }

    private static String oneOf(String path, String value, String... allowed) {
        if (!List.of(allowed).contains(value)) {
            throw Refusal.at(path, "members.record.one-of", String.join(", ", allowed));
        }
        return value;
    }

    private static String read(String path, RosterField field, String value, LocalDate today) {
        RosterLayout layout = new RosterLayout(
                1,
                List.of(
                        new RosterColumn(0, "name", RosterField.NAME, 1, List.of()),
                        new RosterColumn(1, "value", field, 1, List.of())));
        RosterRow row = new RosterReader(layout, today, false).read(SheetRow.of(2, "王一", value));
        if (!(row instanceof RosterRow.Person person)) {
            throw Refusal.at(path, "members.record.not-understood");
        }
        if (!person.problems().isEmpty()) {
            CellProblem problem = person.problems().getFirst();
            throw Refusal.at(path, problem.messageKey(), problem.args().toArray());
        }
        String read = value(field, person.entry());
        if (read == null) {
            throw Refusal.at(path, "members.record.not-understood");
        }
        return read;
    }

    private static @Nullable String value(RosterField field, RosterEntry entry) {
        RosterEntry.@Nullable Education education =
                entry.educations().isEmpty() ? null : entry.educations().getFirst();
        return switch (field) {
            case MOBILE ->
                entry.phones().size() == 1 ? entry.phones().getFirst().whole() : null;
            case EMAIL -> entry.emails().size() == 1 ? entry.emails().getFirst() : null;
            case BIRTH_DATE ->
                entry.birthDate() == null ? null : entry.birthDate().toString();
            case ID_NUMBER -> entry.document() == null ? null : entry.document().number();
            case STUDENT_NUMBER -> education == null ? null : education.studentNumber();
            case ENTRY_YEAR ->
                education == null || education.entered() == null
                        ? null
                        : String.valueOf(education.entered().year());
            case GRADUATION_YEAR ->
                education == null || education.graduated() == null
                        ? null
                        : String.valueOf(education.graduated().year());
            case EXPECTED_GRADUATION ->
                entry.expectedGraduation() == null
                        ? null
                        : entry.expectedGraduation().toString();
            default -> throw new IllegalArgumentException(field.name());
        };
    }
}
