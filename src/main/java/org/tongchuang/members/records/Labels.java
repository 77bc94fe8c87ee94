package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.names.InEnglish;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Words;

/// Facts in words: what a path is called and how its value is shown. Templates import these statically.
public final class Labels {

    private Labels() {}

    /// What a fact is called, such as "Phone" or "Education 2 · School".
    public static String label(String path) {
        String[] parts = path.split("\\.");
        if (parts.length == 3) {
            return Words.textOr(parts[0], "members.fact." + parts[0]) + " " + parts[1] + " · "
                    + Words.textOr(parts[2], "members.fact." + parts[0] + "." + parts[2]);
        }
        boolean flag = parts.length == 2 && parts[0].equals("help");
        return Words.textOr(path, "members.fact." + (flag ? path : parts[0]));
    }

    /// A value as people read it.
    public static String shown(String path, @Nullable String value) {
        if (value == null) {
            return "";
        }
        if (path.startsWith("phone.") || path.startsWith("phoneFailed.")) {
            return phone(value);
        }
        return value.equals("true")
                ? Words.text("members.yes")
                : listed(reader(), path.substring(path.lastIndexOf('.') + 1), value);
    }

    public static String degree(String degree) {
        return listed(reader(), "degree", degree);
    }

    /// School and class, by which people know each other again; empty where there is no study.
    public static String briefly(@Nullable Education one) {
        return one == null ? "" : RecordPage.joined(" · ", one.school(), one.className());
    }

    /// All there is of a study but its years.
    public static String study(Education one) {
        return RecordPage.joined(
                " · ",
                one.school(),
                one.department(),
                one.major(),
                one.className(),
                one.degree() == null ? null : degree(one.degree()));
    }

    /// All there is of a post but its years.
    public static String work(Career one) {
        return RecordPage.joined(
                " · ", one.employer(), one.title(), shown("industry", one.industry()), shown("city", one.city()));
    }

    public static String country(String code) {
        return listed(reader(), "country", code);
    }

    /// What a value is called when the fact of this name takes it from a list, such as a degree, a city or an industry;
    /// else the value itself.
    public static String listed(Locale reader, String name, String value) {
        return switch (name) {
            case "sex", "degree", "standing" -> worded(reader, "members." + name + "." + value, value);
            case "country" -> country(reader, value);
            case "province", "city" -> Words.ENGLISH.equals(reader) ? InEnglish.place(value) : value;
            case "industry" -> Words.ENGLISH.equals(reader) ? InEnglish.industry(value) : value;
            default -> value;
        };
    }

    /// Whether the values of this fact may be called something else in another language.
    public static boolean isListed(String name) {
        return List.of("sex", "degree", "standing", "country", "province", "city", "industry")
                .contains(name);
    }

    /// Where somebody lives, as its readers write an address: the widest first in Chinese, last in English. What its
    /// neighbour says already is left out.
    public static String place(@Nullable String country, @Nullable String province, @Nullable String city) {
        List<String> parts = new ArrayList<>();
        add(parts, country == null ? null : country(country));
        add(parts, province == null ? null : listed(reader(), "province", province));
        add(parts, city == null ? null : listed(reader(), "city", city));
        return Words.chinese() ? String.join(" ", parts) : String.join(", ", parts.reversed());
    }

    private static void add(List<String> parts, @Nullable String part) {
        if (part != null && (parts.isEmpty() || !parts.getLast().contains(part))) {
            parts.add(part);
        }
    }

    private static String country(Locale reader, String code) {
        if (code.length() != 2) {
            return code;
        }
        return worded(reader, "members.country." + code, Locale.of("", code).getDisplayCountry(reader));
    }

    private static String worded(Locale reader, String key, String otherwise) {
        return Words.has(key) ? Words.text(reader, key) : otherwise;
    }

    private static Locale reader() {
        return Words.chinese() ? Words.CHINESE : Words.ENGLISH;
    }

    /// A mainland mobile without its country code, in the groups it is read in.
    public static String phone(String e164) {
        if (e164.startsWith("+861") && e164.length() == 14) {
            return e164.substring(3, 6) + " " + e164.substring(6, 10) + " " + e164.substring(10);
        }
        String[] parts = e164.split(";ext=", 2);
        String number = parts[0].startsWith("+86") ? landline(parts[0].substring(3)) : parts[0];
        return parts.length == 1 ? number : Words.text("members.phone.extension", number, parts[1]);
    }

    /// Area codes have two digits (10, 2x) or three; a zero comes before them.
    private static String landline(String national) {
        int area = national.startsWith("10") || national.startsWith("2") ? 2 : 3;
        return national.length() > area + 5
                ? "0" + national.substring(0, area) + "-" + national.substring(area)
                : national;
    }

    /// Where a fact came from, when, and from whom, in a few words.
    public static String from(Origin origin) {
        return Words.text("members.origin." + origin.source().name(), Times.day(origin.at()), origin.actorName());
    }
}
