package org.tongchuang.members.names;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Names with Chinese characters in them: surname first, or none where a middle dot shows the name of a minority.
final class ChineseName {

    private static final int MOST_READINGS = 3;
    private static final String DOT = "·";

    private ChineseName() {}

    static NameForms read(String written) {
        Characters characters = Characters.loaded();
        String simple = characters.simplified(written);
        List<Integer> points = Characters.points(simple);
        int surname = surnameLength(simple, points);
        List<List<String>> readings = readings(simple, points, surname, characters);
        int cut = written.offsetByCodePoints(0, surname);
        String pinyin = shown(written, readings, surname);
        String initials = NameForms.initialsOf(readings.stream()
                .filter(ways -> !ways.isEmpty())
                .map(List::getFirst)
                .toList());
        String family = written.substring(0, cut);
        String given = written.substring(cut);
        return new NameForms(
                written,
                NameForms.normalised(written),
                family,
                given,
                pinyin,
                initials,
                sortKey(family, given, readings),
                readings);
    }

    private static int surnameLength(String simple, List<Integer> points) {
        boolean plain = points.stream().allMatch(Characters::isChinese);
        if (!plain || points.size() < 2 || points.size() > 5) {
            return plain && points.size() == 1 ? 1 : 0;
        }
        return Surnames.length(simple, points.size());
    }

    private static List<List<String>> readings(
            String simple, List<Integer> points, int surname, Characters characters) {
        List<List<String>> readings = new ArrayList<>(points.size());
        if (surname > 0) {
            String chars = simple.substring(0, simple.offsetByCodePoints(0, surname));
            Surnames.readings(chars, characters).forEach(ways -> readings.add(spellings(ways)));
        }
        for (int c : points.subList(readings.size(), points.size())) {
            readings.add(Characters.isChinese(c) ? spellings(characters.readings(c)) : List.of());
        }
        return List.copyOf(readings);
    }

    /// With the ways ü is typed: lv, as passports have it lyu, and lu.
    private static List<String> spellings(List<String> ways) {
        boolean plain = ways.size() <= MOST_READINGS && ways.stream().noneMatch(way -> way.indexOf('v') > 0);
        if (plain) {
            return ways;
        }
        Set<String> all = new LinkedHashSet<>();
        for (String way : ways.subList(0, Math.min(MOST_READINGS, ways.size()))) {
            all.add(way);
            if (way.indexOf('v') > 0) {
                all.add(way.replace("v", way.endsWith("ve") ? "u" : "yu"));
                all.add(way.replace('v', 'u'));
            }
        }
        return List.copyOf(all);
    }

    private static String shown(String written, List<List<String>> readings, int surname) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int at = 0;
        for (int i = 0; i < readings.size(); i++) {
            int c = written.codePointAt(at);
            at += Character.charCount(c);
            boolean apart = Character.isWhitespace(c) || DOT.codePointAt(0) == c;
            if (apart || i == surname) {
                finish(word, words);
            }
            if (!apart) {
                String syllable = readings.get(i).isEmpty()
                        ? Character.toString(c)
                        : readings.get(i).getFirst().replace('v', 'ü');
                boolean unclear =
                        !word.isEmpty() && !readings.get(i).isEmpty() && "aoe".indexOf(syllable.charAt(0)) >= 0;
                word.append(unclear ? "'" : "").append(syllable);
            }
        }
        finish(word, words);
        return String.join(" ", words);
    }

    private static void finish(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(NameForms.capitalised(word.toString()));
            word.setLength(0);
        }
    }

    static String joined(List<List<String>> readings) {
        return readings.stream()
                .filter(ways -> !ways.isEmpty())
                .map(List::getFirst)
                .collect(Collectors.joining());
    }

    /// The name with the pinyin somebody wrote down: shown as written, and read that way where it fits.
    static NameForms asGiven(NameForms name, String shown) {
        String typed = NameForms.normalised(shown).replace('ü', 'v');
        List<String> chosen = new ArrayList<>();
        List<List<String>> readings = name.readings();
        if (choose(readings, 0, typed, chosen)) {
            List<List<String>> ordered = new ArrayList<>(readings.size());
            for (int i = 0; i < readings.size(); i++) {
                Set<String> ways = new LinkedHashSet<>();
                ways.add(chosen.get(i));
                ways.addAll(readings.get(i));
                ordered.add(readings.get(i).isEmpty() ? List.of() : List.copyOf(ways));
            }
            readings = List.copyOf(ordered);
        }
        String initials = NameForms.initialsOf(readings.stream()
                .filter(ways -> !ways.isEmpty())
                .map(List::getFirst)
                .toList());
        return new NameForms(
                name.written(),
                name.normalised(),
                name.surname(),
                name.given(),
                shown,
                initials.isEmpty() ? name.initials() : initials,
                name.readings().isEmpty() ? name.sortKey() : sortKey(name.surname(), name.given(), readings),
                readings);
    }

    private static boolean choose(List<List<String>> readings, int from, String typed, List<String> chosen) {
        if (from == readings.size()) {
            return typed.isEmpty() && from > 0;
        }
        List<String> ways = readings.get(from).isEmpty() ? List.of("") : readings.get(from);
        for (String way : ways) {
            if (typed.startsWith(way)) {
                chosen.add(way);
                if (choose(readings, from + 1, typed.substring(way.length()), chosen)) {
                    return true;
                }
                chosen.removeLast();
            }
        }
        return false;
    }

    /// Surname by sound, then by character, so that 张 and 章 do not mix; then the given name in the same way.
    private static String sortKey(String surname, String given, List<List<String>> readings) {
        int length = (int) surname.codePoints().count();
        return sounds(readings.subList(0, length))
                + '\u0001'
                + surname
                + '\u0001'
                + sounds(readings.subList(length, readings.size()))
                + '\u0001'
                + given;
    }

    private static String sounds(List<List<String>> readings) {
        return readings.stream()
                .filter(ways -> !ways.isEmpty())
                .map(List::getFirst)
                .collect(Collectors.joining(" "));
    }
}
