package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.tongchuang.privacy.Purpose;

/// All that is known about a person, path to value. A path is a name (`sex`), a numbered one (`phone.2`) or a
/// numbered one with a part (`education.1.school`). One shape for every field is what lets history, provenance,
/// undo, review and merges treat them all alike. Never changed once made.
public final class Facts {

    public static final Facts NONE = new Facts(new TreeMap<>());

    private final SortedMap<String, String> values;

    private Facts(SortedMap<String, String> values) {
        this.values = values;
    }

    public static Facts of(Map<String, String> values) {
        return new Facts(new TreeMap<>(values));
    }

    @Nullable
    public String get(String path) {
        return values.get(path);
    }

    public String get(String path, String otherwise) {
        return values.getOrDefault(path, otherwise);
    }

    public boolean has(String path) {
        return values.containsKey(path);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Map<String, String> asMap() {
        return Collections.unmodifiableSortedMap(values);
    }

    public void each(BiConsumer<String, String> reader) {
        values.forEach(reader);
    }

    /// The values of a numbered path, in order of their numbers.
    public List<String> list(String name) {
        List<String> found = new ArrayList<>();
        for (int number : numbers(name)) {
            String value = values.get(name + "." + number);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    /// The numbers in use under a name: of `education.1.school`, `education.3.class` they are 1 and 3.
    public List<Integer> numbers(String name) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (String path : values.tailMap(name + ".").keySet()) {
            if (!path.startsWith(name + ".")) {
                break;
            }
            int from = name.length() + 1;
            int to = path.indexOf('.', from);
            numbers.add(Integer.parseInt(path, from, to < 0 ? path.length() : to, 10));
        }
        return new ArrayList<>(numbers);
    }

    /// Whether there is a value under a name, numbered or with parts.
    public boolean hasAny(String name) {
        for (String path : values.tailMap(name + ".").keySet()) {
            return path.startsWith(name) && path.charAt(name.length()) == '.';
        }
        return false;
    }

    /// A number not used under this name before; removed ones are not given again, for history still speaks of them.
    public int nextNumber(String name) {
        List<Integer> numbers = numbers(name);
        int last = numbers.isEmpty() ? 0 : numbers.getLast();
        return Math.max(last, Integer.parseInt(get("#" + name, "0"))) + 1;
    }

    /// These facts with some set and some (null) taken away.
    public Facts with(Map<String, @Nullable String> changes) {
        TreeMap<String, String> next = new TreeMap<>(values);
        changes.forEach((path, value) -> {
            if (value != null) {
                next.put(path, value);
                return;
            }
            if (next.remove(path) == null) {
                return;
            }
            int dot = path.indexOf('.');
            if (dot > 0 && path.charAt(0) != '#' && isDigit(path.charAt(dot + 1))) {
                String name = path.substring(0, dot);
                int last = Math.max(nextNumber(name) - 1, Integer.parseInt(next.getOrDefault("#" + name, "0")));
                next.put("#" + name, String.valueOf(last));
            }
        });
        return new Facts(next);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// What differs between these facts and those after a change.
    public List<FactChange> changesTo(Facts after) {
        TreeSet<String> paths = new TreeSet<>(values.keySet());
        paths.addAll(after.values.keySet());
        List<FactChange> changes = new ArrayList<>();
        for (String path : paths) {
            String one = values.get(path);
            String other = after.values.get(path);
            if (!java.util.Objects.equals(one, other) && path.charAt(0) != '#') {
                changes.add(new FactChange(path, one, other));
            }
        }
        return changes;
    }

    /// The part that may stand in the open (null) or is kept for one purpose.
    public Facts keptFor(@Nullable Purpose purpose) {
        TreeMap<String, String> part = new TreeMap<>();
        values.forEach((path, value) -> {
            if (purposeOf(path) == purpose) {
                part.put(path, value);
            }
        });
        return new Facts(part);
    }

    public Facts and(Facts others) {
        if (others.isEmpty()) {
            return this;
        }
        TreeMap<String, String> all = new TreeMap<>(values);
        all.putAll(others.values);
        return new Facts(all);
    }

    /// Why a fact is protected, or null when it is not.
    public static @Nullable Purpose purposeOf(String path) {
        // Asked of every fact of every row of an import: no substrings.
        return switch (path.charAt(0)) {
            case 'b', 'i' -> path.equals("birthDate") || path.equals("idNumber") ? Purpose.IDENTITY : null;
            case 'p' -> named(path, "phone") || named(path, "phoneFailed") ? Purpose.CONTACT : null;
            case 'e' -> named(path, "email") || named(path, "emailFailed") ? Purpose.CONTACT : null;
            case 'w' -> named(path, "wechat") || named(path, "wechatFailed") ? Purpose.CONTACT : null;
            case 'a' -> named(path, "address") || named(path, "addressFailed") ? Purpose.CONTACT : null;
            case 'n' -> named(path, "note") ? Purpose.NOTES : null;
            case '#' -> LeftOut.isDocument(path) ? Purpose.IDENTITY : null;
            default -> null;
        };
    }

    private static boolean named(String path, String name) {
        return path.startsWith(name) && (path.length() == name.length() || path.charAt(name.length()) == '.');
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Facts facts && facts.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
