package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One post a person held. `from` and `to` are a year or a year and month (`2016`, `2016-09`).
public record Career(
        int number,
        @Nullable String employer,
        @Nullable String title,
        @Nullable String industry,
        @Nullable String city,
        @Nullable String country,
        @Nullable String from,
        @Nullable String to,
        boolean current) {

    public static final List<String> PARTS =
            List.of("employer", "title", "industry", "city", "country", "from", "to", "current");

    /// Present posts first, then the latest.
    public static List<Career> of(Facts facts) {
        List<Career> all = new ArrayList<>();
        for (int number : facts.numbers("career")) {
            String at = "career." + number + ".";
            all.add(new Career(
                    number,
                    facts.get(at + "employer"),
                    facts.get(at + "title"),
                    facts.get(at + "industry"),
                    facts.get(at + "city"),
                    facts.get(at + "country"),
                    facts.get(at + "from"),
                    facts.get(at + "to"),
                    facts.has(at + "current")));
        }
        all.sort(Comparator.comparing(Career::current)
                .thenComparing(c -> c.from == null ? "" : c.from)
                .thenComparing(Career::number)
                .reversed());
        return all;
    }
}
