package org.tongchuang.members.duplicates;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often words occur among the people: agreeing on a rare name tells far more than agreeing on 张伟.
///
/// @param fashion by how many bits people who began to study in one year are likelier to bear one given name
/// @param tables none for a kind means that nothing is known and every word counts alike
record Frequencies(Map<Kind, Table> tables, double fashion) {

    enum Kind {
        NAME,
        FAMILY,
        GIVEN,
        FAMILY_SOUND,
        GIVEN_SOUND,
        CLASS,
        EMPLOYER,
        CITY
    }

    /// @param expected the chance that two people agree by accident: the mean share over agreeing pairs
    /// @param rest the mean share of words not listed
    /// @param listed the commonest words with their shares
    record Table(double expected, double rest, Map<String, Double> listed) {
        static final Table EMPTY = new Table(0, 0, Map.of());
    }

    static final Frequencies UNKNOWN = new Frequencies(Map.of(), 0);

    private static final int LISTED = 3_000;
    private static final int NAMES_LISTED = 15_000;
    private static final double MOST_BITS = 9;
    private static final double MOST_FASHION = 4;

    Frequencies {
        tables = Map.copyOf(tables);
    }

    /// Bits to add to the weight of an agreement: above 0 for rare words, below for common ones.
    float rarity(Kind kind, String word) {
        Table table = tables.get(kind);
        if (table == null || table.expected == 0 || word.isEmpty()) {
            return 0;
        }
        double share = table.listed.getOrDefault(word, table.rest);
        double bits = Math.log(table.expected / share) / Math.log(2);
        return (float) Math.clamp(bits, -MOST_BITS, MOST_BITS);
    }

    /// The same of a whole name. Its parts do not always go together by chance, as among people from abroad: a name
    /// that is common as a whole counts for no more than that.
    float rarity(Part family, Part given) {
        float parts = rarity(Kind.FAMILY, family.text()) + rarity(Kind.GIVEN, given.text());
        Double share = tables.getOrDefault(Kind.NAME, Table.EMPTY).listed.get(whole(family, given));
        if (share == null) {
            return parts;
        }
        double expected = expected(Kind.FAMILY) * expected(Kind.GIVEN);
        return (float) Math.min(parts, Weights.log2(expected / share));
    }

    private static String whole(Part family, Part given) {
        return family.text() + '\u0001' + given.text();
    }

    /// Bits to take off a slip because both spellings are words of their own, as Schmitt and Schmidt are: 0 or less.
    float bothCommon(Kind kind, String one, String other) {
        Table table = tables.get(kind);
        if (table == null || table.rest == 0) {
            return 0;
        }
        double rarer =
                Math.min(table.listed.getOrDefault(one, table.rest), table.listed.getOrDefault(other, table.rest));
        return (float) Math.clamp(Math.log(table.rest / rarer) / Math.log(2), -MOST_BITS, 0);
    }

    /// The chance that two people agree by accident; 0 when unknown.
    double expected(Kind kind) {
        return tables.getOrDefault(kind, Table.EMPTY).expected;
    }

    /// Counts words, then tells their shares.
    static final class Count {
        private final Map<Kind, Map<String, int[]>> counts = new EnumMap<>(Kind.class);

        private final Map<Integer, Map<String, int[]>> givenByYear = new HashMap<>();

        void add(Kind kind, String word) {
            if (!word.isEmpty()) {
                counts.computeIfAbsent(kind, key -> new HashMap<>()).computeIfAbsent(word, key -> new int[1])[0]++;
            }
        }

        void add(Person person, Terms terms) {
            add(Kind.FAMILY, person.family().text());
            add(Kind.GIVEN, person.given().text());
            add(Kind.FAMILY_SOUND, person.family().letters());
            add(Kind.GIVEN_SOUND, person.given().letters());
            for (int i = 0; i < person.studyCount(); i++) {
                add(Kind.CLASS, terms.word(person.study(i, Person.CLASS)));
            }
            for (int i = 0; i < person.posts().length; i += 2) {
                add(Kind.EMPLOYER, terms.word(person.posts()[i]));
            }
            int entry = person.entryYear();
            if (entry > 0) {
                givenByYear.computeIfAbsent(entry, key -> new HashMap<>())
                        .computeIfAbsent(person.given().text(), key -> new int[1])[0]++;
            }
            add(Kind.CITY, terms.word(person.city()));
        }

        /// @param people all that were counted
        Frequencies shares(List<Person> people) {
            Map<Kind, Table> tables = new EnumMap<>(Kind.class);
            counts.forEach((kind, words) -> tables.put(kind, table(words, all(words), LISTED, 0)));
            tables.put(Kind.NAME, table(commonNames(people), Math.max(1, people.size()), NAMES_LISTED, 1.5));
            return new Frequencies(tables, fashion(tables.getOrDefault(Kind.GIVEN, Table.EMPTY).expected));
        }

        /// Most names have one bearer: they are counted by their hashes, and only those of several are kept as words.
        private static Map<String, int[]> commonNames(List<Person> people) {
            long[] hashes = new long[people.size()];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = nameHash(people.get(i));
            }
            Arrays.sort(hashes);
            int common = 0;
            for (int i = 2; i < hashes.length; i++) {
                if (hashes[i] == hashes[i - 2] && (common == 0 || hashes[common - 1] != hashes[i])) {
                    hashes[common++] = hashes[i];
                }
            }
            Map<String, int[]> names = new HashMap<>();
            for (Person person : people) {
                if (Arrays.binarySearch(hashes, 0, common, nameHash(person)) >= 0) {
                    names.computeIfAbsent(whole(person.family(), person.given()), key -> new int[1])[0]++;
                }
            }
            return names;
        }

        private static long nameHash(Person person) {
            return Hash.mixed(
                    Hash.of(person.family().text()), Hash.of(person.given().text()));
        }

        private static double all(Map<String, int[]> words) {
            return words.values().stream().mapToLong(count -> count[0]).sum();
        }

        private double fashion(double expected) {
            double agreeing = 0;
            double pairs = 0;
            for (Map<String, int[]> names : givenByYear.values()) {
                double all = names.values().stream().mapToLong(n -> n[0]).sum();
                agreeing += names.values().stream()
                        .mapToDouble(n -> (double) n[0] * (n[0] - 1))
                        .sum();
                pairs += all * (all - 1);
            }
            return expected == 0 || agreeing == 0
                    ? 0
                    : Math.clamp(Weights.log2(agreeing / pairs / expected), 0, MOST_FASHION);
        }

        private static Table table(Map<String, int[]> words, double all, int most, double less) {
            double agreeing = words.values().stream()
                            .mapToDouble(count -> (double) count[0] * (count[0] - 1))
                            .sum()
                    / Math.max(1, all * (all - 1));
            List<Map.Entry<String, int[]>> common = words.entrySet().stream()
                    .filter(entry -> entry.getValue()[0] > 2)
                    .sorted(Comparator.comparing((Map.Entry<String, int[]> entry) -> -entry.getValue()[0])
                            .thenComparing(Map.Entry::getKey))
                    .limit(most)
                    .toList();
            Map<String, Double> listed = new HashMap<>();
            double listedSum = 0;
            for (Map.Entry<String, int[]> entry : common) {
                listed.put(entry.getKey(), (entry.getValue()[0] - less) / all);
                listedSum += entry.getValue()[0];
            }
            double rest = Math.max(1, (all - listedSum) / Math.max(1, words.size() - listed.size())) / all;
            return new Table(Math.max(agreeing, 1 / (all * all)), rest, Map.copyOf(listed));
        }
    }
}
