package org.tongchuang.members.card.benefits;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.tongchuang.shared.Refusal;

/// A benefit as it is typed into a form: text by field, and reading it with what is wrong at which field.
final class BenefitForm {

    static final int CLOSED_ROWS = 4;
    private static final int LONGEST = 300;
    private static final int MOST_TIMES = 999;

    private final Map<String, String> sent;
    private final Map<String, Refusal> problems = new LinkedHashMap<>();

    private BenefitForm(Map<String, String> sent) {
        this.sent = sent;
    }

    static BenefitForm of(MultiValueMap<String, String> sent) {
        return new BenefitForm(sent.toSingleValueMap());
    }

    /// A benefit as its form shows it.
    static Map<String, String> values(Benefit.Content content) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("nameChinese", content.nameChinese());
        values.put("nameEnglish", content.nameEnglish());
        values.put("placeChinese", content.placeChinese());
        values.put("placeEnglish", content.placeEnglish());
        values.put("givesChinese", content.givesChinese());
        values.put("givesEnglish", content.givesEnglish());
        values.put("forWhom", content.forWhom().name());
        values.put("schools", String.join("\n", content.schools()));
        content.hours().forEach(hours -> {
            values.put("opens." + hours.day(), hours.opens().toString());
            values.put("closes." + hours.day(), hours.closes().toString());
        });
        int row = 1;
        for (Benefit.Closed closed : content.closed()) {
            values.put("closed." + row + ".from", closed.from().toString());
            values.put("closed." + row + ".to", closed.to().toString());
            values.put("closed." + row++ + ".words", closed.words());
        }
        Benefit.Limit limit = content.limit();
        values.put("times", limit == null ? "" : String.valueOf(limit.times()));
        values.put(
                "per", limit == null ? Benefit.Period.DAY.name() : limit.per().name());
        values.put("from", content.from().toString());
        values.put("until", Objects.toString(content.until(), ""));
        return values;
    }

    Map<String, String> sent() {
        return sent;
    }

    /// What is wrong, by field, in the reader's language.
    Map<String, String> problems() {
        return problems.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().words()));
    }

    /// Null when something is wrong.
    Benefit.@Nullable Content read() {
        LocalDate from = date("from", true);
        LocalDate until = date("until", false);
        Benefit.Content content = new Benefit.Content(
                text("nameChinese", true),
                text("nameEnglish", false),
                text("placeChinese", false),
                text("placeEnglish", false),
                text("givesChinese", true),
                text("givesEnglish", false),
                choice("forWhom", Benefit.ForWhom.ALL),
                Arrays.stream(text("schools", false).split("\\R"))
                        .map(String::strip)
                        .filter(school -> !school.isEmpty())
                        .distinct()
                        .toList(),
                hours(),
                closed(),
                limit(),
                from == null ? LocalDate.EPOCH : from,
                until);
        if (from != null && until != null && until.isBefore(from)) {
            wrong("until", "members.benefits.order");
        }
        return problems.isEmpty() ? content : null;
    }

    private List<Benefit.Hours> hours() {
        List<Benefit.Hours> hours = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            LocalTime opens = time("opens." + day);
            LocalTime closes = time("closes." + day);
            if (opens != null && closes != null) {
                hours.add(new Benefit.Hours(day, opens, closes));
            } else if (opens != null || closes != null) {
                wrong(opens == null ? "opens." + day : "closes." + day, "members.benefits.time");
            }
        }
        return hours;
    }

    private List<Benefit.Closed> closed() {
        List<Benefit.Closed> closed = new ArrayList<>();
        for (int row = 1; row <= CLOSED_ROWS; row++) {
            LocalDate from = date("closed." + row + ".from", false);
            LocalDate to = date("closed." + row + ".to", false);
            String words = text("closed." + row + ".words", false);
            if (from != null && to != null && !to.isBefore(from)) {
                closed.add(new Benefit.Closed(from, to, words));
            } else if (from != null || to != null || !words.isEmpty()) {
                wrong("closed." + row + ".to", "members.benefits.order");
            }
        }
        return closed;
    }

    private Benefit.@Nullable Limit limit() {
        String times = text("times", false);
        if (times.isEmpty()) {
            return null;
        }
        if (!times.matches("[1-9][0-9]{0,2}") || Integer.parseInt(times) > MOST_TIMES) {
            wrong("times", "members.benefits.times");
            return null;
        }
        return new Benefit.Limit(Integer.parseInt(times), choice("per", Benefit.Period.DAY));
    }

    private <E extends Enum<E>> E choice(String field, E usual) {
        String name = text(field, false);
        try {
            return name.isEmpty() ? usual : Enum.valueOf(usual.getDeclaringClass(), name);
        } catch (IllegalArgumentException other) {
            wrong(field, "members.benefits.choice");
            return usual;
        }
    }

    private @Nullable LocalDate date(String field, boolean needed) {
        String text = text(field, needed);
        try {
            LocalDate date = text.isEmpty() ? null : LocalDate.parse(text);
            if (date != null && (date.getYear() < 1900 || date.getYear() > 2999)) {
                wrong(field, "members.benefits.date");
            }
            return date;
        } catch (DateTimeException other) {
            wrong(field, "members.benefits.date");
            return null;
        }
    }

    private @Nullable LocalTime time(String field) {
        String text = text(field, false);
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException other) {
            wrong(field, "members.benefits.time");
            return null;
        }
    }

    private String text(String field, boolean needed) {
        String text = sent.getOrDefault(field, "").strip();
        if (needed && text.isEmpty()) {
            wrong(field, "members.benefits.needed");
        }
        if (text.length() > (field.equals("schools") ? 10 * LONGEST : LONGEST)) {
            wrong(field, "members.benefits.long");
        }
        return text;
    }

    private void wrong(String field, String key) {
        problems.putIfAbsent(field, Refusal.at(field, key));
    }
}
