package org.tongchuang.members.roster;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.roster.RosterEntry.Phone;

/// Understands the telephone numbers of a cell, of which there may be several.
final class PhoneReading {

    private static final Pattern BETWEEN = Pattern.compile("[/、;,|\\n]|或者?|和|以及|\\bor\\b|\\band\\b");
    private static final Pattern EXTENSION =
            Pattern.compile("(?i)^(.*\\d.*?)[\\s(]*(?:转接?|分机号?|ext\\.?|extension|x|#)[\\s:.]*(\\d{1,7})\\)?$");
    private static final Pattern DASHED_EXTENSION =
            Pattern.compile("^((?:\\+?86[- ]?)?\\(?0\\d{2,3}\\)?[- ]?\\d{7,8})-(\\d{1,6})$");
    private static final Pattern LABEL =
            Pattern.compile("[\\u3400-\\u9fff]+[:.]?|(?i)\\b(?:tel|mobile|phone|cell|fax|office|home|[hmow])\\b[:.]?");
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s*\\)");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneReading() {}

    /// Adds what is found.
    ///
    /// @param text as `Tidy.code` leaves it
    /// @param region ISO 3166-1 alpha-2 of the country numbers without a country code belong to
    static void read(String text, String region, Cell cell, List<Phone> into) {
        String mobile = mainlandMobile(text);
        if (mobile != null) {
            add(new Phone(mobile, ""), into);
            return;
        }
        for (String piece : BETWEEN.split(text)) {
            if (!piece.isBlank()) {
                readPiece(piece.strip(), region, cell, into);
            }
        }
    }

    /// Blanks stand between numbers or inside one; what works is meant.
    private static void readPiece(String piece, String region, Cell cell, List<Phone> into) {
        Phone whole = phone(piece, region);
        if (whole != null) {
            add(whole, into);
            return;
        }
        List<Phone> parts = new ArrayList<>();
        for (String part : piece.split(" +")) {
            Phone phone = phone(part, region);
            if (phone != null) {
                parts.add(phone);
            } else if (part.chars().anyMatch(Character::isDigit)) {
                reject(piece, cell);
                return;
            }
        }
        if (parts.isEmpty()) {
            reject(piece, cell);
        }
        parts.forEach(phone -> add(phone, into));
    }

    private static void reject(String piece, Cell cell) {
        String digits = piece.replaceAll("\\D", "");
        if (digits.matches("1[3-9]\\d*") && digits.length() != 11 && digits.length() > 7) {
            cell.reject("phone-length", piece, Integer.toString(digits.length()));
        } else if (digits.matches("[2-8]\\d{6,7}")) {
            cell.reject("phone-area", piece);
        } else {
            cell.reject("phone", piece);
        }
    }

    private static @Nullable Phone phone(String piece, String region) {
        Matcher extended = EXTENSION.matcher(piece);
        Matcher dashed = extended.matches() ? extended : DASHED_EXTENSION.matcher(piece);
        if (dashed.matches()) {
            String number = e164(dashed.group(1), region);
            return number == null ? null : new Phone(number, dashed.group(2));
        }
        String number = e164(piece, region);
        return number == null ? null : new Phone(number, "");
    }

    private static @Nullable String e164(String written, String region) {
        String number = EMPTY_BRACKETS
                .matcher(LABEL.matcher(written).replaceAll(" "))
                .replaceAll("")
                .strip();
        String mobile = mainlandMobile(number);
        if (mobile != null) {
            return mobile;
        }
        if (number.length() > 30 || number.chars().anyMatch(c -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z')) {
            return null;
        }
        try {
            PhoneNumber parsed = NUMBERS.parse(number, region);
            return NUMBERS.isValidNumber(parsed) ? NUMBERS.format(parsed, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /// Nearly all numbers of a roster; new ranges are given out faster than tables of them are renewed.
    static @Nullable String mainlandMobile(String text) {
        char[] digits = new char[11];
        int n = 0;
        int from = text.startsWith("+86") ? 3 : text.startsWith("0086") ? 4 : text.startsWith("(+86)") ? 5 : 0;
        boolean bare86 = from == 0 && text.length() >= 13 && text.startsWith("86");
        for (int i = bare86 ? 2 : from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
                continue;
            }
            if (c < '0' || c > '9' || n == 11) {
                return null;
            }
            digits[n++] = c;
        }
        boolean mobile = n == 11 && digits[0] == '1' && digits[1] >= '3';
        return mobile ? "+86" + new String(digits) : null;
    }

    private static void add(Phone phone, List<Phone> into) {
        if (!into.contains(phone)) {
            into.add(phone);
        }
    }
}
