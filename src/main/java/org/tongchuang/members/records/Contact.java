package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.roster.PhoneNumbers;

/// A way to reach somebody, and whether it works. That it doesn't is a fact of its own (`emailFailed.1`) which holds
/// the value that failed: it speaks of that value wherever it stands, so a merge or an undone import takes it along, a
/// new value is not under suspicion, and the old one stays so when a list brings it back.
///
/// @param path such as `email.1`
/// @param kind `phone`, `email`, `wechat` or `address`
/// @param failed somebody reported that nobody is reached there
/// @param invalid it can't be one, whoever wrote it: a number of equal digits, an address at example.com, a word for
///     "none"
public record Contact(String path, String kind, String value, boolean failed, boolean invalid) {

    public static final List<String> KINDS = List.of("phone", "email", "wechat", "address");

    /// The day somebody last said that all of a record is right.
    public static final String CONFIRMED = "confirmed";

    private static final String FAILED = "Failed";
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    /// Names under `.example` are left alone: nobody writes them by mistake, and the demo university lives there.
    private static final Pattern EXAMPLE =
            Pattern.compile(".*@(.*\\.)?(example\\.(com|org|net)|[^.]+\\.(invalid|test|localhost))");
    private static final Pattern EQUAL_DIGITS = Pattern.compile("(86)?1?(\\d)\\2{6,}");
    private static final Pattern WITHOUT_MEANING = Pattern.compile("[\\p{Punct}\\s—，。、·？]*");
    private static final Set<String> NONE = Set.of(
            "无", "没有", "暂无", "不详", "不明", "未知", "未填", "保密", "同上", "同手机", "待补", "none", "no", "null", "nil", "n/a", "na",
            "unknown", "xxx", "test");

    public static List<Contact> of(Facts facts) {
        List<Contact> all = new ArrayList<>();
        for (String kind : KINDS) {
            List<String> failed = facts.list(kind + FAILED);
            for (int number : facts.numbers(kind)) {
                String path = kind + "." + number;
                String value = facts.get(path);
                if (value != null) {
                    all.add(new Contact(path, kind, value, failed.contains(value), isInvalid(kind, value)));
                }
            }
        }
        return all;
    }

    public boolean works() {
        return !failed && !invalid;
    }

    /// What to write into a record so that this contact is known not to work, or to work after all; nothing when that
    /// is known.
    public Map<String, @Nullable String> failing(boolean fails, Facts facts) {
        String name = kind + FAILED;
        if (fails) {
            return failed ? Map.of() : Map.of(name + "." + facts.nextNumber(name), value);
        }
        Map<String, @Nullable String> gone = new HashMap<>();
        facts.numbers(name).stream()
                .map(number -> name + "." + number)
                .filter(path -> value.equals(facts.get(path)))
                .forEach(path -> gone.put(path, null));
        return gone;
    }

    /// Whether a fact only says something about others: that they are right, or that a contact doesn't work. It goes
    /// when they do.
    public static boolean isRemark(String path) {
        return path.equals(CONFIRMED) || isFailure(path);
    }

    /// Whether a fact says that a contact doesn't work.
    public static boolean isFailure(String path) {
        int dot = path.indexOf('.');
        return dot > 0 && path.startsWith(FAILED, dot - FAILED.length());
    }

    /// The name of the contacts that a failure is about.
    public static String kindOf(String failure) {
        return failure.substring(0, failure.indexOf(FAILED));
    }

    private static boolean isInvalid(String kind, String value) {
        String bare = value.strip().toLowerCase(Locale.ROOT);
        if (NONE.contains(bare) || WITHOUT_MEANING.matcher(bare).matches()) {
            return true;
        }
        return switch (kind) {
            case "phone" -> isNoPhone(bare);
            case "email" ->
                !EMAIL.matcher(bare).matches() || EXAMPLE.matcher(bare).matches();
            default -> false;
        };
    }

    private static boolean isNoPhone(String value) {
        String number = value.replaceFirst(";ext=.*", "");
        return EQUAL_DIGITS.matcher(number.replaceAll("\\D", "")).matches()
                || PhoneNumbers.read(number, "CN").isEmpty();
    }
}
