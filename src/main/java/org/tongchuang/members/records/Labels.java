package org.tongchuang.members.records;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
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
        String name = path.substring(path.lastIndexOf('.') + 1);
        return switch (name) {
            case "sex" -> Words.textOr(value, "members.sex." + value);
            case "degree" -> degree(value);
            case "standing" -> Words.textOr(value, "members.standing." + value);
            case "country" -> country(value);
            default ->
                path.startsWith("phone.") ? phone(value) : value.equals("true") ? Words.text("members.yes") : value;
        };
    }

    public static String degree(String degree) {
        return Words.textOr(degree, "members.degree." + degree);
    }

    public static String country(String code) {
        return code.length() == 2 ? Locale.of("", code).getDisplayCountry(LocaleContextHolder.getLocale()) : code;
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
