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

    private static final List<Item> STUDIES = List.of(
            Item.ENTRY_YEAR,
            Item.GRADUATION_YEAR,
            Item.SCHOOL,
            Item.DEPARTMENT,
            Item.MAJOR,
            Item.CLASS,
            Item.STUDENT_NUMBER);

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
        String at = "education." + study(said, known) + ".";
        for (Item item : STUDIES) {
            told.put(known, at + item.path().substring("education.1.".length()), said.of(item));
        }
        return told;
    }

    /// All of it, for somebody whom the records don't know.
    static Facts alone(Said said) {
        return said.facts();
    }

    /// The studies they speak of: those that agree in most, the first ones when none does.
    private static int study(Said said, Facts known) {
        int best = 1;
        int most = 0;
        for (int number : known.numbers("education")) {
            String at = "education." + number + ".";
            int agreeing = 0;
            for (Item item : STUDIES) {
                String value = known.get(at + item.path().substring("education.1.".length()));
                agreeing += said.has(item) && said.of(item).equals(value) ? 1 : 0;
            }
            if (agreeing > most || best == 1 && most == 0 && !known.has("education.1.school")) {
                best = number;
                most = Math.max(most, agreeing);
            }
        }
        return best;
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
