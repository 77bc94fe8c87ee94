package org.tongchuang.members.card.benefits;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// The form of a benefit.
///
/// @param version 0 for a new one
/// @param overtaken whether somebody else changed it since the form was opened
public record BenefitEditPage(
        UUID id, long version, Map<String, String> values, Map<String, String> problems, boolean overtaken)
        implements Page {

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public @Nullable String problem(String field) {
        return problems.get(field);
    }

    public List<String> days() {
        return Arrays.stream(DayOfWeek.values()).map(Enum::name).toList();
    }

    public List<String> closedRows() {
        return IntStream.rangeClosed(1, BenefitForm.CLOSED_ROWS)
                .mapToObj(row -> "closed." + row)
                .toList();
    }

    public Map<String, String> forWhom() {
        return words("members.benefits.for.", Benefit.ForWhom.values());
    }

    public Map<String, String> periods() {
        return words("members.benefits.per.", Benefit.Period.values());
    }

    private static Map<String, String> words(String before, Enum<?>[] all) {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(all).forEach(one -> words.put(one.name(), Words.text(before + one)));
        return words;
    }
}
