package org.tongchuang.members.duplicates;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.MemberId;

/// Records for tests, told briefly.
final class People {

    private People() {}

    /// Paths and values in turn.
    static Facts facts(String... pathsAndValues) {
        Map<String, String> facts = new TreeMap<>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            facts.put(pathsAndValues[i], pathsAndValues[i + 1]);
        }
        return Facts.of(facts);
    }

    static Facts born(String name, String birthDate) {
        return facts("name", name, "birthDate", birthDate);
    }

    static MemberId id(int number) {
        return new MemberId(new UUID(0, number));
    }

    static int number(MemberId id) {
        return (int) id.value().getLeastSignificantBits();
    }

    /// The level two records reach in a field, or none.
    static String level(Field field, Facts one, Facts other) {
        Terms terms = new Terms();
        PersonReading reading = new PersonReading(terms);
        long levels = new Comparison(terms).compare(reading.read(one), reading.read(other));
        int index = Comparison.levelIn(levels, field);
        return index < 0 ? "none" : field.levels().get(index).name();
    }

    static Level nameLevel(String one, String other) {
        return Level.valueOf(level(Field.NAME, facts("name", one), facts("name", other)));
    }
}
