package org.tongchuang.bench.claims;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tongchuang.bench.offices.Chance;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.members.records.Facts;

/// What others know of somebody, and make up where they don't.
final class Impostors {

    private static final List<Item> STUDIES =
            List.of(Item.SCHOOL, Item.DEPARTMENT, Item.MAJOR, Item.CLASS, Item.ENTRY_YEAR, Item.GRADUATION_YEAR);

    Said claim(Kind kind, Chance chance, Facts facts, int n) {
        Map<Item, String> said = new EnumMap<>(Item.class);
        said.put(Item.NAME, facts.get("name", ""));
        said.put(Item.EMAIL, kind.name().toLowerCase(Locale.ROOT) + n + "@nowhere.example");
        switch (kind) {
            case LEAKED_LIST -> leakedList(chance, facts, said);
            case CLASSMATE -> classmate(chance, facts, said);
            case RELATIVE -> relative(chance, facts, said);
            case BROKER -> broker(chance, facts, said);
            default -> throw new IllegalArgumentException(kind.name());
        }
        return new Said(said);
    }

    /// One list in ten holds student numbers too.
    private static void leakedList(Chance chance, Facts facts, Map<Item, String> said) {
        STUDIES.forEach(item -> know(said, facts, item));
        if (chance.happens(0.1)) {
            know(said, facts, Item.STUDENT_NUMBER);
        }
        if (chance.happens(0.5)) {
            said.put(Item.BIRTH_DATE, someDay(chance, facts));
        }
        if (chance.happens(0.6)) {
            said.put(Item.DOCUMENT_TAIL, someTail(chance));
        }
    }

    /// One in two hundred kept the list of the class that has the ID numbers in it.
    private static void classmate(Chance chance, Facts facts, Map<Item, String> said) {
        STUDIES.forEach(item -> know(said, facts, item));
        boolean kept = chance.happens(0.005);
        if (kept || chance.happens(0.6)) {
            know(said, facts, Item.BIRTH_DATE);
        } else if (chance.happens(0.5)) {
            said.put(Item.BIRTH_DATE, someDay(chance, facts));
        }
        if (kept || chance.happens(0.15)) {
            know(said, facts, Item.STUDENT_NUMBER);
        }
        if (kept) {
            said.put(Item.DOCUMENT_TAIL, ClaimMill.tail(facts));
        } else if (chance.happens(0.3)) {
            said.put(Item.DOCUMENT_TAIL, someTail(chance));
        }
        if (chance.happens(0.4)) {
            know(said, facts, Item.PHONE);
        }
    }

    /// One in a hundred has the drawer with everything in it, one in two hundred the mailbox.
    private static void relative(Chance chance, Facts facts, Map<Item, String> said) {
        know(said, facts, Item.BIRTH_DATE);
        know(said, facts, Item.PHONE);
        if (chance.happens(0.7)) {
            said.put(Item.DOCUMENT_TAIL, ClaimMill.tail(facts));
        }
        if (chance.happens(0.95)) {
            know(said, facts, Item.SCHOOL);
        }
        for (Item year : List.of(Item.ENTRY_YEAR, Item.GRADUATION_YEAR)) {
            know(said, facts, year);
            if (chance.happens(0.3)) {
                said.computeIfPresent(year, (item, known) -> ClaimMill.near(chance, known));
            }
        }
        if (chance.happens(0.5)) {
            know(said, facts, Item.MAJOR);
        }
        if (chance.happens(0.05)) {
            know(said, facts, Item.CLASS);
        }
        if (chance.happens(0.01)) {
            STUDIES.forEach(item -> know(said, facts, item));
            know(said, facts, Item.STUDENT_NUMBER);
            said.put(Item.DOCUMENT_TAIL, ClaimMill.tail(facts));
        }
        if (chance.happens(0.005)) {
            know(said, facts, Item.EMAIL);
        }
    }

    private static void broker(Chance chance, Facts facts, Map<Item, String> said) {
        know(said, facts, Item.BIRTH_DATE);
        know(said, facts, Item.PHONE);
        said.put(Item.DOCUMENT_TAIL, ClaimMill.tail(facts));
        if (chance.happens(0.6)) {
            know(said, facts, Item.SCHOOL);
        }
        if (chance.happens(0.5)) {
            know(said, facts, Item.GRADUATION_YEAR);
        }
        if (chance.happens(0.25)) {
            know(said, facts, Item.MAJOR);
        }
    }

    private static void know(Map<Item, String> said, Facts facts, Item item) {
        String value = facts.get(item.path(), "");
        if (!value.isEmpty()) {
            said.put(item, value);
        }
    }

    private static String someDay(Chance chance, Facts facts) {
        int entered = Integer.parseInt(facts.get("education.1.entryYear", "1990"));
        return LocalDate.of(entered - chance.between(18, 19), 1, 1)
                .plusDays(chance.below(365))
                .toString();
    }

    private static String someTail(Chance chance) {
        return "%02d%03d%s"
                .formatted(chance.between(1, 28), chance.below(1000), "0123456789X".charAt(chance.below(11)));
    }
}
