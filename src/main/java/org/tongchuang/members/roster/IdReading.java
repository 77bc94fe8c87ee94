package org.tongchuang.members.roster;

import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.roster.RosterEntry.IdDocument;
import org.tongchuang.members.roster.RosterEntry.IdDocument.Kind;

/// Understands numbers of identity documents. Mainland numbers (GB 11643) are checked and say birth date and sex.
final class IdReading {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final Pattern TO_MAINLAND = Pattern.compile("[HM]\\d{8}(\\d{2})?");
    private static final Pattern HONG_KONG = Pattern.compile("[A-Z]{1,2}\\d{6}\\([0-9A]\\)");
    private static final Pattern MACAO = Pattern.compile("[1578]/?\\d{6}/?\\(?\\d\\)?");
    private static final Pattern FROM_TAIWAN = Pattern.compile("\\d{8}|\\d{10}[A-Z]?(\\([A-Z]\\))?");
    private static final Pattern PASSPORT = Pattern.compile("(?=.*\\d{3})(?=.*[A-Z])[A-Z0-9]{6,12}");
    private static final Pattern OLD_FOREIGN_RESIDENCE = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Pattern BLANKS = Pattern.compile("[ _]|-(?=\\d)");

    /// A document accepted, with what it tells.
    record Identity(
            IdDocument document,
            @Nullable LocalDate birthDate,
            @Nullable Sex sex) {}

    private final LocalDate today;

    IdReading(LocalDate today) {
        this.today = today;
    }

    /// @param text as `Tidy.code` leaves it
    /// @param kindText the kind as another column tells it, or empty
    /// @return null when the cell was rejected
    @Nullable
    Identity read(String text, String kindText, Cell cell) {
        String number = (hasBlanks(text) ? BLANKS.matcher(text).replaceAll("") : text).toUpperCase(Locale.ROOT);
        Kind told = kind(kindText);
        if (told != null && told != Kind.RESIDENT_ID && told != Kind.HONG_KONG_MACAO_TAIWAN_RESIDENCE) {
            return other(told, number, cell);
        }
        int digits = leadingDigits(number);
        if (number.length() == 18 && digits >= 17) {
            return mainland(number, cell);
        }
        if (number.length() == 15 && digits == 15) {
            return mainland(upgraded(number), cell);
        }
        Kind guessed = told == null ? guess(number) : null;
        if (guessed != null) {
            return new Identity(new IdDocument(guessed, number), null, null);
        }
        if (digits >= 13 || told == Kind.RESIDENT_ID) {
            cell.reject("id-length", Integer.toString(number.length()));
        } else {
            cell.reject("id-unknown");
        }
        return null;
    }

    private static boolean hasBlanks(String text) {
        return text.indexOf(' ') >= 0 || text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    }

    private static int leadingDigits(String number) {
        int n = 0;
        while (n < number.length() && number.charAt(n) >= '0' && number.charAt(n) <= '9') {
            n++;
        }
        return n;
    }

    private @Nullable Identity mainland(String number, Cell cell) {
        LocalDate birthDate = birthDate(number);
        if (birthDate == null) {
            cell.reject("id-birth-date");
            return null;
        }
        if (number.charAt(17) != checkDigit(number)) {
            cell.reject("id-checksum");
            return null;
        }
        Sex sex = (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
        return new Identity(new IdDocument(mainlandKind(number), number), birthDate, sex);
    }

    private static Kind mainlandKind(String number) {
        if (number.charAt(0) == '9') {
            return Kind.FOREIGN_RESIDENCE;
        }
        boolean fromOutside = number.startsWith("81") || number.startsWith("82") || number.startsWith("83");
        return fromOutside ? Kind.HONG_KONG_MACAO_TAIWAN_RESIDENCE : Kind.RESIDENT_ID;
    }

    private @Nullable LocalDate birthDate(String number) {
        int packed = Integer.parseInt(number, 6, 14, 10);
        PartialDate date = PartialDate.ofOrNull(packed / 10_000, packed / 100 % 100, packed % 100);
        LocalDate day = date == null ? null : date.exact();
        return day == null || day.getYear() < 1850 || day.isAfter(today) ? null : day;
    }

    /// Numbers issued before 1999 had a two-digit year and no check digit.
    private static String upgraded(String old) {
        String number = old.substring(0, 6) + "19" + old.substring(6);
        return number + checkDigit(number);
    }

    static char checkDigit(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    private @Nullable Identity other(Kind kind, String number, Cell cell) {
        boolean possible =
                number.length() >= 5 && number.length() <= 30 && number.chars().anyMatch(Character::isDigit);
        if (!possible) {
            cell.reject("id-unknown");
            return null;
        }
        boolean numbered = number.length() == 18 && leadingDigits(number) >= 17;
        return numbered ? mainland(number, cell) : new Identity(new IdDocument(kind, number), null, null);
    }

    private @Nullable Kind guess(String number) {
        if (TO_MAINLAND.matcher(number).matches()) {
            return Kind.HONG_KONG_MACAO_PERMIT;
        }
        if (HONG_KONG.matcher(number).matches()) {
            return Kind.HONG_KONG_ID;
        }
        if (number.indexOf('(') > 0 && MACAO.matcher(number).matches()) {
            return Kind.MACAO_ID;
        }
        if (OLD_FOREIGN_RESIDENCE.matcher(number).matches()) {
            return Kind.FOREIGN_RESIDENCE;
        }
        if (FROM_TAIWAN.matcher(number).matches() && !isDate(number)) {
            return Kind.TAIWAN_PERMIT;
        }
        return PASSPORT.matcher(number).matches() ? Kind.PASSPORT : null;
    }

    private static boolean isDate(String number) {
        return number.matches("(19|20)\\d{2}(0[1-9]|1[0-2])([0-2]\\d|3[01])");
    }

    private static @Nullable Kind kind(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String word = text.toLowerCase(Locale.ROOT);
        if (word.contains("居住证")) {
            return Kind.HONG_KONG_MACAO_TAIWAN_RESIDENCE;
        }
        if (word.contains("护照") || word.contains("passport")) {
            return Kind.PASSPORT;
        }
        if (word.contains("台胞") || word.contains("台湾")) {
            return Kind.TAIWAN_PERMIT;
        }
        if (word.contains("回乡") || word.contains("通行证")) {
            return Kind.HONG_KONG_MACAO_PERMIT;
        }
        if (word.contains("永久居留") || word.contains("外国人")) {
            return Kind.FOREIGN_RESIDENCE;
        }
        if (word.contains("香港")) {
            return Kind.HONG_KONG_ID;
        }
        if (word.contains("澳门")) {
            return Kind.MACAO_ID;
        }
        return word.contains("身份证") || word.contains("identity card") || word.equals("id")
                ? Kind.RESIDENT_ID
                : Kind.OTHER;
    }
}
