package org.tongchuang.bench.offices;

import java.time.LocalDate;

/// How dates, numbers, addresses and words other than names come out wrong.
final class WrongValues {

    private WrongValues() {}

    /// Wrong in about one record of eleven: day and month changed round, a digit off, the lunar date, only the year
    /// (also as the first of January, which forms fill in), and the four years and a day of Excel's other calendar.
    static String birthDate(Chance chance, String iso) {
        LocalDate born = LocalDate.parse(iso);
        return switch (chance.pick(91, .8, 1.6, 1.2, 3, 1.2, .8, .2)) {
            case 0 -> iso;
            case 1 ->
                born.getDayOfMonth() <= 12
                        ? LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue())
                                .toString()
                        : iso;
            case 2 -> digitOff(chance, iso, born);
            case 3 -> born.minusDays(chance.between(20, 48)).toString();
            case 4 -> iso.substring(0, 4);
            case 5 -> iso.substring(0, 7);
            case 6 -> iso.substring(0, 4) + "-01-01";
            default -> born.minusDays(1462).toString();
        };
    }

    private static String digitOff(Chance chance, String iso, LocalDate born) {
        return switch (chance.below(3)) {
            case 0 ->
                born.plusYears(chance.happens(0.5) ? 1 : chance.happens(0.5) ? -1 : 10)
                        .toString();
            case 1 ->
                born.withMonth(1 + (born.getMonthValue() + chance.below(11)) % 12)
                        .toString();
            default -> iso.substring(0, 8) + "%02d".formatted(1 + (born.getDayOfMonth() + chance.between(0, 26)) % 28);
        };
    }

    /// One digit off in one of a hundred, two changed round in one of two hundred.
    static String number(Chance chance, String number) {
        int at = number.length() - 1 - chance.below(Math.max(1, Math.min(8, number.length() - 1)));
        return switch (chance.pick(985, 10, 5)) {
            case 1 -> number.substring(0, at) + (char) ('0' + chance.below(10)) + number.substring(at + 1);
            case 2 ->
                at + 1 < number.length()
                        ? number.substring(0, at) + number.charAt(at + 1) + number.charAt(at) + number.substring(at + 2)
                        : number;
            default -> number;
        };
    }

    /// A spreadsheet takes leading zeros away, and the letter in front is often left out.
    static String studentNumber(Chance chance, String number) {
        if (chance.happens(0.03) && number.charAt(0) == '0') {
            return number.substring(1);
        }
        return chance.happens(0.02) && Character.isLetter(number.charAt(0))
                ? number.substring(1)
                : number(chance, number);
    }

    static String email(Chance chance, String address) {
        int at = address.indexOf('@');
        return switch (chance.pick(970, 12, 18)) {
            case 1 -> WrongNames.slip(chance, address.substring(0, at)) + address.substring(at);
            case 2 -> address.substring(0, at + 1) + WrongNames.slip(chance, address.substring(at + 1));
            default -> address;
        };
    }

    /// As people say it: without the legal form, without what stands in brackets, or only its start.
    static String employer(Chance chance, String name) {
        String core = name.replaceAll("（.*?）", "").replaceAll("(股份|集团)?(有限责任|有限)公司$", "");
        return switch (chance.pick(60, 30, 10)) {
            case 1 -> core;
            case 2 -> core.length() > 4 ? core.substring(0, 4) : core;
            default -> name;
        };
    }

    /// 物理1998级1班 as 物理98-1班, 98级物理1班, 98物理1班 or 物理98(1)班.
    static String className(Chance chance, String name) {
        var parts =
                java.util.regex.Pattern.compile("(\\D+?)(\\d{4})(?:级|-)(\\d)班?").matcher(name);
        if (!chance.happens(0.15) || !parts.matches()) {
            return name;
        }
        String major = parts.group(1);
        String year = parts.group(2).substring(2);
        String number = parts.group(3);
        return switch (chance.below(4)) {
            case 0 -> major + year + "-" + number + "班";
            case 1 -> year + "级" + major + number + "班";
            case 2 -> year + major + number + "班";
            default -> major + year + "(" + number + ")班";
        };
    }
}
