package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One degree a person studied for here. Years are calendar years; `className` is what classmates call it.
public record Education(
        int number,
        @Nullable String school,
        @Nullable String department,
        @Nullable String major,
        @Nullable String className,
        @Nullable String degree,
        @Nullable Integer entryYear,
        @Nullable Integer graduationYear,
        @Nullable String studentNumber,
        @Nullable String expectedGraduation) {

    public static final List<String> PARTS = List.of(
            "school",
            "department",
            "major",
            "class",
            "degree",
            "entryYear",
            "graduationYear",
            "studentNumber",
            "expectedGraduation");

    public static List<Education> of(Facts facts) {
        List<Education> all = new ArrayList<>();
        for (int number : facts.numbers("education")) {
            String at = "education." + number + ".";
            all.add(new Education(
                    number,
                    facts.get(at + "school"),
                    facts.get(at + "department"),
                    facts.get(at + "major"),
                    facts.get(at + "class"),
                    facts.get(at + "degree"),
                    year(facts.get(at + "entryYear")),
                    year(facts.get(at + "graduationYear")),
                    facts.get(at + "studentNumber"),
                    facts.get(at + "expectedGraduation")));
        }
        all.sort(Comparator.comparing(
                e -> e.entryYear != null ? e.entryYear : e.graduationYear != null ? e.graduationYear - 4 : 9999));
        return all;
    }

    private static @Nullable Integer year(@Nullable String text) {
        return text == null ? null : Integer.valueOf(text);
    }
}
