package org.tongchuang.bench.claims;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tongchuang.bench.offices.Chance;
import org.tongchuang.bench.offices.WrongNames;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Facts;

/// Makes claims: what honest people remember and mistype, and what each kind of impostor knows.
final class ClaimMill {

    private final Townsfolk folk;
    private final long seed;
    private final WrongNames wrongNames = new WrongNames();
    private final Impostors impostors = new Impostors();

    ClaimMill(Townsfolk folk, long seed) {
        this.folk = folk;
        this.seed = seed;
    }

    List<ClaimCase> claims() {
        List<ClaimCase> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < kind.count(); i++) {
                all.add(claim(kind, Chance.of(seed, kind.name(), i), i));
            }
        }
        return all;
    }

    private ClaimCase claim(Kind kind, Chance chance, int n) {
        if (kind == Kind.NEWCOMER) {
            int number = folk.size() + n;
            return new ClaimCase(kind, honest(kind, chance, folk.facts(number), n), null);
        }
        int number;
        do {
            number = chance.below(folk.size());
        } while (folk.person(number) != number || kind == Kind.NAMESAKE && !folk.hasNamesake(number));
        return kind.isHonest()
                ? new ClaimCase(kind, honest(kind, chance, folk.facts(number), n), number)
                : new ClaimCase(kind, impostors.claim(kind, chance, folk.facts(number), n), null);
    }

    private Said honest(Kind kind, Chance chance, Facts facts, int n) {
        Map<Item, String> said = new EnumMap<>(Item.class);
        int entered = Integer.parseInt(facts.get("education.1.entryYear", "1990"));
        said.put(Item.NAME, facts.get("name", ""));
        said.put(Item.EMAIL, kind.name().toLowerCase(java.util.Locale.ROOT) + n + "@elsewhere.example");
        remember(said, chance, facts, Item.BIRTH_DATE, 0.92);
        remember(said, chance, facts, Item.STUDENT_NUMBER, entered >= 2000 ? 0.45 : 0.2);
        remember(said, chance, facts, Item.SCHOOL, 0.97);
        remember(said, chance, facts, Item.DEPARTMENT, 0.5);
        remember(said, chance, facts, Item.MAJOR, 0.93);
        remember(said, chance, facts, Item.CLASS, 0.55);
        remember(said, chance, facts, Item.ENTRY_YEAR, 0.85);
        remember(said, chance, facts, Item.GRADUATION_YEAR, 0.8);
        remember(said, chance, facts, Item.PHONE, 0.5);
        remember(said, chance, facts, Item.EMAIL, 0.45);
        if (chance.happens(0.7)) {
            said.put(Item.DOCUMENT_TAIL, tail(facts));
        }
        if (chance.happens(0.04)) {
            said.computeIfPresent(Item.ENTRY_YEAR, (item, year) -> near(chance, year));
        }
        if (chance.happens(0.04)) {
            said.computeIfPresent(Item.GRADUATION_YEAR, (item, year) -> near(chance, year));
        }
        return new Said(asKind(kind, chance, facts, said));
    }

    private Map<Item, String> asKind(Kind kind, Chance chance, Facts facts, Map<Item, String> said) {
        String name = said.getOrDefault(Item.NAME, "");
        switch (kind) {
            case MISSPELT -> said.put(Item.NAME, wrongNames.written(chance, name, male(facts), 1));
            case PINYIN -> said.put(Item.NAME, NameForms.of(name).pinyin());
            case CHANGED_NAME -> {
                if (chance.happens(0.7)) {
                    said.put(Item.FORMER_NAME, name);
                }
                String surname = NameForms.of(name).surname();
                said.put(Item.NAME, surname + chance.any(List.of("子涵", "思远", "雨桐", "浩然", "一诺", "嘉宁", "文博")));
            }
            case OTHER_BIRTHDAY -> said.computeIfPresent(Item.BIRTH_DATE, (item, day) -> otherDay(chance, day));
            case MISTYPED -> {
                Item item = chance.any(List.of(Item.STUDENT_NUMBER, Item.DOCUMENT_TAIL, Item.BIRTH_DATE, Item.NAME));
                said.computeIfPresent(item, (which, value) -> slip(chance, which, value));
            }
            default -> {}
        }
        return said;
    }

    private static boolean male(Facts facts) {
        return facts.get("sex", "").equals("MALE");
    }

    private static void remember(Map<Item, String> said, Chance chance, Facts facts, Item item, double share) {
        String value = facts.get(item.path(), "");
        if (!value.isEmpty() && chance.happens(share)) {
            said.put(item, value);
        }
    }

    static String tail(Facts facts) {
        String number = facts.get("idNumber", "");
        return number.length() < 6 ? "" : number.substring(number.length() - 6);
    }

    static String near(Chance chance, String year) {
        return String.valueOf(Integer.parseInt(year) + (chance.happens(0.5) ? 1 : -1));
    }

    private static String otherDay(Chance chance, String day) {
        if (day.length() < 10) {
            return day;
        }
        LocalDate born;
        try {
            born = LocalDate.parse(day);
        } catch (java.time.DateTimeException garbled) {
            return day;
        }
        return switch (chance.pick(5, 2, 2, 1)) {
            case 0 -> born.plusDays(chance.between(20, 50)).toString();
            case 1 -> born.plusYears(chance.happens(0.5) ? 1 : -1).toString();
            case 2 -> born.withDayOfMonth(chance.between(1, 28)).toString();
            default -> born.withMonth(chance.between(1, 12)).toString();
        };
    }

    private static String slip(Chance chance, Item item, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (item == Item.NAME) {
            return value.length() > 2 ? value.substring(0, value.length() - 1) : value;
        }
        int at = chance.below(value.length());
        char c = value.charAt(at);
        return Character.isDigit(c)
                ? value.substring(0, at)
                        + (char) ('0' + (c - '0' + chance.between(1, 9)) % 10)
                        + value.substring(at + 1)
                : value;
    }
}
