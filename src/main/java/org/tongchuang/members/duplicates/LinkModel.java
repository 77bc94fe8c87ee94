package org.tongchuang.members.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongchuang.members.duplicates.Likeness.Evidence;
import org.tongchuang.members.records.Facts;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is believed about records of one person: how often they agree at each level, how often strangers do, and how
/// common names are. The shipped one knows no records; a full scan returns one that has learned from them. Never
/// changed once made; safe for several threads.
public final class LinkModel {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /// As long as nothing is known: a middling university, of whose records one in twelve has a double.
    static final int PEOPLE = 100_000;

    private static final double DOUBLES = 0.08;

    private final int people;
    private final double doubles;
    private final double[][] shares;
    private final Frequencies frequencies;
    private final Weights weights;

    /// @param doubles pairs of records of one person for each record
    LinkModel(int people, double doubles, double[][] shares, Frequencies frequencies) {
        this.people = people;
        this.doubles = doubles;
        this.shares = shares;
        this.frequencies = frequencies;
        this.weights = new Weights(shares, priorOf(people, doubles), frequencies.fashion());
    }

    static double priorOf(int people, double doubles) {
        return Weights.log2(2 * doubles / Math.max(1, people - 1));
    }

    /// What the program starts from.
    public static LinkModel shipped() {
        double[][] shares = new double[Level.values().length][];
        for (Level level : Level.values()) {
            shares[level.ordinal()] = new double[] {level.m(), level.u(), level.uSameYear()};
        }
        return new LinkModel(PEOPLE, DOUBLES, shares, Frequencies.UNKNOWN);
    }

    /// Compares two records.
    public Likeness compare(Facts one, Facts other) {
        Terms terms = new Terms();
        PersonReading reading = new PersonReading(terms);
        return compare(new Comparison(terms), reading.read(one), reading.read(other));
    }

    Likeness compare(Comparison comparison, Person one, Person other) {
        float[] rarity = new float[4];
        double[] worth = new double[Field.values().length];
        long levels = comparison.compare(one, other);
        comparison.rarity(frequencies, rarity);
        double bits = weights.weigh(levels, rarity, worth);
        List<Evidence> evidence = new ArrayList<>(worth.length);
        for (Field field : Field.values()) {
            int index = Comparison.levelIn(levels, field);
            if (index >= 0) {
                evidence.add(new Evidence(field.levels().get(index), worth[field.ordinal()]));
            }
        }
        return new Likeness(bits, Likeness.probability(bits), evidence);
    }

    /// How many records it learned from.
    public int people() {
        return people;
    }

    /// How many pairs of records of one person it expects for each record.
    public double doubles() {
        return doubles;
    }

    double[][] shares() {
        return shares;
    }

    Frequencies frequencies() {
        return frequencies;
    }

    Weights weights() {
        return weights;
    }

    private record Written(
            int people,
            double doubles,
            Map<String, double[]> levels,
            Map<Frequencies.Kind, Frequencies.Table> words,
            double fashion) {}

    public String toJson() {
        Map<String, double[]> levels = new TreeMap<>();
        for (Level level : Level.values()) {
            levels.put(level.name(), shares[level.ordinal()]);
        }
        return JSON.writeValueAsString(
                new Written(people, doubles, levels, frequencies.tables(), frequencies.fashion()));
    }

    /// Reads what [#toJson] wrote, by this version or an earlier one: levels it lacks are taken from the shipped model.
    ///
    /// @throws tools.jackson.core.JacksonException when it is something else
    public static LinkModel fromJson(String json) {
        Written written = JSON.readValue(json, Written.class);
        double[][] shares = shipped().shares;
        for (Level level : Level.values()) {
            double[] known = written.levels.get(level.name());
            if (known != null && known.length == 3) {
                shares[level.ordinal()] = known;
            }
        }
        return new LinkModel(written.people, written.doubles, shares, new Frequencies(written.words, written.fashion));
    }
}
