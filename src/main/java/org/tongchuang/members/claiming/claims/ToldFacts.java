package org.tongchuang.members.claiming.claims;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.members.records.Facts;

/// What a person said when they came, put beside their record: new things become facts, contradictions are offered to
/// the office.
///
/// @param facts what the record did not know
/// @param offers what it knows otherwise
record ToldFacts(Map<String, @Nullable String> facts, Map<String, String> offers) {

    static ToldFacts of(Said said, Facts known) {
        ToldFacts told = new ToldFacts(new LinkedHashMap<>(), new LinkedHashMap<>());
        boolean renamed = known.list("formerName").contains(said.of(Item.NAME));
        if (!renamed) {
            told.put(known, "name", said.of(Item.NAME));
        }
        told.put(known, "birthDate", said.of(Item.BIRTH_DATE));
        told.add(known, "formerName", said.of(Item.FORMER_NAME), List.of(known.get("name", "")));
        told.add(known, "phone", said.of(Item.PHONE), List.of());
        told.add(known, "email", said.of(Item.EMAIL), List.of());
        String at = "education." + said.study(known) + ".";
        for (Item item : Item.ofStudies()) {
            told.put(known, at + item.part(), said.of(item));
        }
        return told;
    }

    /// All of it, for somebody whom the records don't know.
    static Facts alone(Said said) {
        return said.facts();
    }

    private void put(Facts known, String path, String value) {
        String there = known.get(path);
        if (value.isEmpty() || Objects.equals(there, value)) {
            return;
        }
        if (there == null) {
            facts.put(path, value);
        } else {
            offers.put(path, value);
        }
    }

    private void add(Facts known, String name, String value, List<String> besides) {
        boolean there = known.list(name).stream().anyMatch(one -> same(one, value)) || besides.contains(value);
        if (!value.isEmpty() && !there) {
            facts.put(name + "." + known.nextNumber(name), value);
        }
    }

    private static boolean same(String one, String other) {
        return one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }
}
