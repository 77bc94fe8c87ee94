package org.tongchuang.bench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.tongchuang.members.records.Facts;

/// What an office does without a model: two records are one person's when their names are the same and their birth
/// dates are, or a phone, an e-mail address or the ID number.
final class HandRule {

    private long[] entries = new long[4096];
    private int size;
    private int people;

    void add(Facts facts) {
        String name = facts.get("name", "");
        put(name, facts.get("birthDate", ""));
        facts.list("phone").forEach(phone -> put(name, phone));
        facts.list("email").forEach(email -> put(name, email));
        put(name, facts.get("idNumber", ""));
        people++;
    }

    private void put(String name, String value) {
        if (!value.isEmpty()) {
            entries = size == entries.length ? Arrays.copyOf(entries, 2 * size) : entries;
            long hash = (name + '\0' + value).hashCode() * 0x9E3779B97F4A7C15L + value.hashCode();
            entries[size++] = hash & 0xFFFF_FFFF_FF00_0000L | people;
        }
    }

    /// The pairs, the lesser number in the upper half. Up to 16 million people.
    Set<Long> pairs() {
        long[] sorted = Arrays.copyOf(entries, size);
        Arrays.sort(sorted);
        Set<Long> pairs = new HashSet<>();
        for (int from = 0; from < size; from++) {
            for (int to = from + 1; to < size && sorted[to] >>> 24 == sorted[from] >>> 24; to++) {
                long one = sorted[from] & 0xFF_FFFF;
                long other = sorted[to] & 0xFF_FFFF;
                if (one != other) {
                    pairs.add(Math.min(one, other) << 32 | Math.max(one, other));
                }
            }
        }
        return pairs;
    }
}
