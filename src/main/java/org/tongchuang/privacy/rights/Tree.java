package org.tongchuang.privacy.rights;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.tongchuang.shared.Words;
import tools.jackson.databind.JsonNode;

/// What is held, as lines and tables of words.
///
/// @param lines what has a name and a value
/// @param tables what there may be several of
public record Tree(List<Line> lines, List<Table> tables) {

    /// For programs alone, which read the JSON.
    private static final Set<String> TECHNICAL = Set.of("path", "id");

    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d\\S*");

    public boolean isEmpty() {
        return lines.isEmpty() && tables.isEmpty();
    }

    public record Line(String name, String value) {}

    /// @param columns none when each row is a single word
    /// @param within of rows that hold more than a table can show, one by one
    public record Table(String name, List<String> columns, List<List<String>> rows, List<Tree> within) {}

    /// @param words the beginning of the message keys that name what is held
    static Tree of(JsonNode object, String words, ZoneId zone) {
        return new Reader(words, zone).read(object);
    }

    private record Reader(String words, ZoneId zone) {

        Tree read(JsonNode object) {
            List<Line> lines = new ArrayList<>();
            List<Table> tables = new ArrayList<>();
            for (var entry : object.properties()) {
                String name = name(entry.getKey());
                JsonNode value = entry.getValue();
                if (value.isArray()) {
                    if (!value.isEmpty()) {
                        tables.add(table(name, value));
                    }
                } else if (value.isObject()) {
                    tables.add(new Table(name, List.of(), List.of(), List.of(read(value))));
                } else if (!word(value).isEmpty()) {
                    lines.add(new Line(name, word(value)));
                }
            }
            return new Tree(lines, tables);
        }

        private Table table(String name, JsonNode all) {
            Set<String> keys = new LinkedHashSet<>();
            boolean deep = false;
            for (JsonNode one : all) {
                for (var entry : one.properties()) {
                    if (!TECHNICAL.contains(entry.getKey())) {
                        keys.add(entry.getKey());
                    }
                    deep |= isDeep(entry.getValue());
                }
            }
            if (deep) {
                List<Tree> within = new ArrayList<>();
                all.forEach(one -> within.add(read(one)));
                return new Table(name, List.of(), List.of(), within);
            }
            List<List<String>> rows = new ArrayList<>();
            for (JsonNode one : all) {
                rows.add(
                        keys.isEmpty()
                                ? List.of(word(one))
                                : keys.stream().map(key -> word(one.path(key))).toList());
            }
            return new Table(name, keys.stream().map(this::name).toList(), rows, List.of());
        }

        private static boolean isDeep(JsonNode value) {
            return value.isObject()
                    || value.isArray() && (value.isEmpty() || !value.get(0).isValueNode());
        }

        private String name(String key) {
            return Words.textOr(key, words + key);
        }

        private String word(JsonNode value) {
            if (value.isArray()) {
                List<String> words = new ArrayList<>();
                value.forEach(one -> words.add(word(one)));
                return String.join(Words.text("privacy.audit.and"), words);
            }
            if (value.isMissingNode() || value.isNull()) {
                return "";
            }
            if (value.isBoolean()) {
                return Words.text(value.asBoolean() ? "privacy.data.yes" : "privacy.data.no");
            }
            String text = value.asString();
            return MOMENT.matcher(text).matches() ? moment(text) : text;
        }

        private String moment(String text) {
            try {
                return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
                        .withZone(zone)
                        .format(Instant.parse(text));
            } catch (DateTimeParseException other) {
                return text;
            }
        }
    }
}
