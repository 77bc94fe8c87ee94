package org.tongchuang.members.demo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.names.NameForms;

/// Names as people of a generation bear them.
final class Names {

    /// @param country of those from abroad, else null
    record Name(String full, boolean minority, @Nullable String country) {}

    private record Generation(
            int since, boolean male, int oneCharacter, List<String> single, List<String> whole, String characters) {}

    private record People(
            @Nullable String country, boolean male, String join, List<String> first, List<String> second) {}

    private static final List<String> RARE =
            List.of("堃", "燊", "喆", "淼", "犇", "䶮", "𠮷", "焱", "翀", "赟", "昇", "彧", "祎", "玥", "珺", "𬱖");
    private static final List<String> ENGLISH = List.of(
            "Kevin", "Jason", "Grace", "Vivian", "Eric", "Cindy", "Tony", "Helen", "Leo", "Jenny", "Alan", "Sophia");
    private static final int FIRST_FOREIGNERS = 1985;

    private final Shares<String> surnames = Lines.shares("surnames.txt");
    private final List<Generation> generations = new ArrayList<>();
    private final List<People> minorities = new ArrayList<>();
    private final List<People> foreigners = new ArrayList<>();

    Names() {
        for (String line : Lines.of("given-names.txt")) {
            List<String> cells = Lines.cells(line);
            List<String> head = Lines.words(cells.get(0));
            generations.add(new Generation(
                    Integer.parseInt(head.get(0)),
                    head.get(1).equals("M"),
                    Integer.parseInt(head.get(2)),
                    Lines.words(cells.get(1)).stream()
                            .filter(name -> name.length() == 1)
                            .toList(),
                    Lines.words(cells.get(1)).stream()
                            .filter(name -> name.length() > 1)
                            .toList(),
                    cells.get(2)));
        }
        for (String line : Lines.of("other-names.txt")) {
            remember(line);
        }
    }

    private void remember(String line) {
        List<String> cells = Lines.cells(line);
        List<String> head = Lines.words(cells.get(0));
        boolean abroad = head.get(2).equals("_");
        People people = new People(
                abroad ? head.get(0) : null,
                head.get(1).equals("M"),
                abroad ? " " : head.get(2).replace("-", ""),
                Lines.words(cells.get(1)),
                cells.get(2).equals("-") ? List.of() : Lines.words(cells.get(2)));
        (abroad ? foreigners : minorities).add(people);
    }

    Name draw(Draw draw, boolean male, int born, int entered) {
        double kind = draw.fraction();
        if (kind < 0.026 && entered >= FIRST_FOREIGNERS) {
            return other(draw, foreigners, male);
        }
        if (kind > 0.96) {
            return other(draw, minorities, male);
        }
        return new Name(surnames.draw(draw) + given(draw, male, born), false, null);
    }

    private static Name other(Draw draw, List<People> all, boolean male) {
        People people = draw.any(all.stream().filter(one -> one.male == male).toList());
        String first = draw.any(people.first);
        if (people.second.isEmpty()) {
            return new Name(first, true, null);
        }
        String second = draw.any(people.second);
        return new Name(first + people.join + second, people.country == null, people.country);
    }

    private String given(Draw draw, boolean male, int born) {
        if (draw.chance(0.004)) {
            return draw.any(RARE) + (draw.chance(0.4) ? character(draw, generation(male, born)) : "");
        }
        // fashion does not turn on New Year's Day
        Generation generation = generation(male, born + draw.between(-3, 3));
        if (draw.below(100) < generation.oneCharacter) {
            return generation.single.isEmpty() || draw.chance(0.4)
                    ? character(draw, generation)
                    : draw.early(generation.single);
        }
        if (draw.chance(0.4)) {
            return draw.early(generation.whole);
        }
        String first = character(draw, generation);
        String second = character(draw, generation);
        return first + (second.equals(first) && born < 1980 ? character(draw, generation) : second);
    }

    private Generation generation(boolean male, int born) {
        Generation found = generations.getFirst();
        for (Generation one : generations) {
            if (one.male == male && (one.since <= born || found.male != male)) {
                found = one;
            }
        }
        return found;
    }

    private static String character(Draw draw, Generation generation) {
        double drawn = draw.fraction();
        int at = (int) (drawn * drawn * generation.characters.length());
        return generation.characters.substring(at, at + 1);
    }

    /// As those abroad sign: Kevin Lin.
    static String english(Draw draw, String name) {
        String surname = NameForms.of(name).pinyin().split(" ")[0];
        return draw.any(ENGLISH) + " " + surname.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + surname.substring(1);
    }

    /// Small Latin letters and nothing else, for addresses.
    static String letters(String name) {
        String pinyin = name.charAt(0) < 0x250 ? name : NameForms.of(name).pinyin();
        String plain = java.text.Normalizer.normalize(pinyin, java.text.Normalizer.Form.NFD);
        return plain.replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
