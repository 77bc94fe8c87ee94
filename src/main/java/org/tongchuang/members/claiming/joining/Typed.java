package org.tongchuang.members.claiming.joining;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.roster.PhoneNumbers;
import org.tongchuang.shared.Words;

/// What was typed into a form, read as records keep it, with what is wrong beside it.
final class Typed {

    private static final int LONGEST = 100;
    private static final int FIRST_YEAR = 1900;
    private static final int YEARS_AHEAD = 10;
    private static final Pattern DATE =
            Pattern.compile("(\\d{4})[^\\d]{0,2}(\\d{1,2})[^\\d]{0,2}(\\d{1,2})[^\\d]{0,2}");
    private static final Pattern TAIL = Pattern.compile("[0-9A-Z]{6}");

    private final LocalDate today;
    private final Map<Item, String> read = new EnumMap<>(Item.class);
    private final Map<String, String> problems = new LinkedHashMap<>();

    Typed(LocalDate today) {
        this.today = today;
    }

    /// @param form as it came, by the names of items
    Typed read(Map<String, String> form, Item... items) {
        for (Item item : items) {
            String typed = form.getOrDefault(item.name(), "")
                    .replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .strip();
            read.put(item, typed.isEmpty() ? "" : understood(item, typed));
        }
        return this;
    }

    Typed must(Item item, String problem) {
        if (read.getOrDefault(item, "").isEmpty() && !problems.containsKey(item.name())) {
            problems.put(item.name(), Words.text(problem));
        }
        return this;
    }

    Map<Item, String> values() {
        return read;
    }

    Map<String, String> problems() {
        return problems;
    }

    private String understood(Item item, String typed) {
        if (typed.length() > LONGEST) {
            return wrong(item, "members.claims.wrong.long", typed);
        }
        return switch (item) {
            case ENTRY_YEAR, GRADUATION_YEAR -> year(item, typed);
            case BIRTH_DATE -> date(item, typed);
            case DOCUMENT_TAIL -> tail(item, typed);
            case DOCUMENT_KIND -> ProofPage.KINDS.contains(typed) ? typed : "OTHER";
            case STUDENT_NUMBER -> typed.replace(" ", "").toUpperCase(Locale.ROOT);
            case PHONE ->
                PhoneNumbers.read(typed, "CN").orElseGet(() -> wrong(item, "members.claims.wrong.phone", typed));
            default -> typed;
        };
    }

    private String year(Item item, String typed) {
        String digits = typed.replaceAll("\\D", "");
        boolean good = digits.length() == 4
                && Integer.parseInt(digits) >= FIRST_YEAR
                && Integer.parseInt(digits) <= today.getYear() + YEARS_AHEAD;
        return good ? digits : wrong(item, "members.claims.wrong.year", typed);
    }

    private String date(Item item, String typed) {
        Matcher parts = DATE.matcher(typed);
        try {
            if (parts.matches()) {
                LocalDate born = LocalDate.of(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
                if (born.getYear() >= FIRST_YEAR && born.isBefore(today)) {
                    return born.toString();
                }
            }
        } catch (DateTimeException none) {
            // no such day: told below
        }
        return wrong(item, "members.claims.wrong.date", typed);
    }

    /// Somebody may paste the whole number; only its end is kept.
    private String tail(Item item, String typed) {
        String plain = typed.replaceAll("[^0-9A-Za-z]", "").toUpperCase(Locale.ROOT);
        String end = plain.length() > 6 ? plain.substring(plain.length() - 6) : plain;
        return TAIL.matcher(end).matches() ? end : wrong(item, "members.claims.wrong.tail", typed);
    }

    private String wrong(Item item, String key, String typed) {
        problems.put(item.name(), Words.text(key));
        return typed;
    }
}
