package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// The form of a record, new or known.
///
/// @param id null for a new one
/// @param version what the record was when the form was opened
/// @param values path to what stands in the form
/// @param problems path to what is wrong
/// @param meanwhile path to what somebody else wrote since the form was opened
/// @param mergedName whom the record was merged into since the form was opened; null when it was not
public record RecordEditPage(
        @Nullable String id,
        long version,
        String name,
        Map<String, String> values,
        Map<String, String> problems,
        Map<String, String> meanwhile,
        @Nullable String mergedName)
        implements Page {

    public String value(String path) {
        return values.getOrDefault(path, "");
    }

    public @Nullable String problem(String path) {
        return problems.get(path);
    }

    /// The numbers in use under a name and one more, for the next.
    public List<Integer> numbers(String name) {
        Facts written = Facts.of(values);
        List<Integer> numbers = new ArrayList<>(written.numbers(name));
        numbers.add(written.nextNumber(name));
        return numbers;
    }

    /// Whether this number is the blank one, for the next; on a new record the first is no addition but the start.
    public boolean isNext(String name, int number) {
        return number > 1 && !Facts.of(values).numbers(name).contains(number);
    }

    public static Map<String, String> options(String kind, String... values) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "—");
        for (String value : values) {
            options.put(value, Words.text("members." + kind + "." + value));
        }
        return options;
    }

    public static List<String> helps() {
        return FactRules.FLAGS.stream().filter(flag -> flag.startsWith("help.")).toList();
    }
}
