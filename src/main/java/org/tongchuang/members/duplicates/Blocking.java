package org.tongchuang.members.duplicates;

import java.util.Arrays;

/// Which records are compared at all: those that share one of these keys. Each rule forgives another kind of mistake,
/// so that a pair is missed only when several things went wrong at once; a key that too many people share is left
/// out, for its people meet under other keys.
final class Blocking {

    /// @see #most
    enum Rule {
        ID_NUMBER(40),
        STUDENT_NUMBER(40),
        PHONE(60),
        EMAIL(40),
        EMAIL_START(12),
        WECHAT(40),
        ADDRESS_AND_GIVEN(40),
        NAME(12),
        NAME_AND_YEAR(80),
        NAME_AND_DAY(80),
        NAME_AND_STUDY(80),
        NAME_AND_WORK(60),
        NAME_AND_CITY(30),
        BIRTH_AND_FAMILY(80),
        BIRTH_AND_GIVEN(80),
        BIRTH_AND_INITIALS(40),
        CLASS_AND_FAMILY(60),
        CLASS_AND_GIVEN(60),
        NAME_AND_MAJOR(40),
        MAJOR_AND_FAMILY(60),
        MAJOR_AND_GIVEN(60),
        STARTS_AND_YEAR(60),
        STARTS_AND_DAY(60);

        private final int most;

        Rule(int most) {
            this.most = most;
        }

        /// How many people may share a key of this rule before it tells nothing.
        int most() {
            return most;
        }
    }

    private static final int RULE_BITS = 5;
    private static final long RULE_MASK = (1 << RULE_BITS) - 1;

    private final Terms terms;
    private long[] keys = new long[32];
    private int count;

    Blocking(Terms terms) {
        this.terms = terms;
    }

    static Rule rule(long key) {
        return Rule.values()[(int) (key & RULE_MASK)];
    }

    /// The keys of a person, each once, in ascending order.
    long[] keys(Person person) {
        count = 0;
        numbers(person);
        for (int i = 0; i < person.names().length; i += 2) {
            name(person, person.names()[i], person.names()[i + 1], i == 0);
        }
        long[] found = Arrays.copyOf(keys, count);
        Arrays.sort(found);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || found[i] != found[i - 1]) {
                found[kept++] = found[i];
            }
        }
        return Arrays.copyOf(found, kept);
    }

    private void put(Rule rule, long value) {
        keys = count == keys.length ? Arrays.copyOf(keys, 2 * count) : keys;
        keys[count++] = Hash.mixed(value, rule.ordinal()) & ~RULE_MASK | rule.ordinal();
    }

    private void numbers(Person person) {
        if (person.id() != 0) {
            put(Rule.ID_NUMBER, Math.abs(person.id()));
        }
        for (long number : person.numbers()) {
            if (number != 0) {
                put(Rule.STUDENT_NUMBER, number);
            }
        }
        for (long phone : person.phones()) {
            put(Rule.PHONE, phone);
        }
        for (long email : person.emails()) {
            put(Rule.EMAIL, email);
            if ((email & 1) == 1) {
                put(Rule.EMAIL_START, email >>> 32);
            }
        }
        for (int wechat : person.wechats()) {
            put(Rule.WECHAT, wechat);
        }
    }

    private void name(Person person, Part family, Part given, boolean first) {
        long whole = family.sum() + given.sum();
        put(Rule.NAME, whole);
        born(person, family, given, whole);
        for (int i = 0; i < person.studyCount(); i++) {
            study(person, i, family, given, whole);
        }
        for (int i = 0; i < person.posts().length; i += 2) {
            put(Rule.NAME_AND_WORK, Hash.mixed(whole, Hash.of(terms.word(person.posts()[i]))));
        }
        if (person.city() != 0) {
            put(Rule.NAME_AND_CITY, Hash.mixed(whole, Hash.of(terms.word(person.city()))));
        }
        for (int address : person.addresses()) {
            put(Rule.ADDRESS_AND_GIVEN, Hash.mixed(given.sum(), address));
        }
    }

    private void born(Person person, Part family, Part given, long whole) {
        if (person.birth() == 0) {
            return;
        }
        boolean letters = !family.chinese() && !given.chinese();
        long starts = start(family) + start(given);
        put(Rule.NAME_AND_YEAR, Hash.mixed(whole, person.year()));
        if (letters) {
            put(Rule.STARTS_AND_YEAR, Hash.mixed(starts, person.year()));
        }
        if (!person.hasBirthDay()) {
            return;
        }
        put(Rule.NAME_AND_DAY, Hash.mixed(whole, person.monthAndDay()));
        put(Rule.BIRTH_AND_FAMILY, Hash.mixed(family.sum(), person.birth()));
        put(Rule.BIRTH_AND_GIVEN, Hash.mixed(given.sum(), person.birth()));
        put(Rule.BIRTH_AND_INITIALS, Hash.mixed(initial(family) + initial(given), person.birth()));
        if (letters) {
            put(Rule.STARTS_AND_DAY, Hash.mixed(starts, person.monthAndDay()));
        }
    }

    private void study(Person person, int number, Part family, Part given, long whole) {
        int years = person.study(number, Person.YEARS);
        if (Person.entry(years) != 0) {
            put(Rule.NAME_AND_STUDY, Hash.mixed(whole, Person.entry(years)));
        }
        if (Person.graduation(years) != 0) {
            put(Rule.NAME_AND_STUDY, Hash.mixed(whole, Person.graduation(years)));
        }
        int major = person.study(number, Person.MAJOR);
        if (major != 0) {
            long taught = Hash.of(terms.word(major));
            put(Rule.NAME_AND_MAJOR, Hash.mixed(whole, taught));
            for (int year : new int[] {Person.entry(years), -Person.graduation(years)}) {
                if (year != 0) {
                    put(Rule.MAJOR_AND_FAMILY, Hash.mixed(Hash.mixed(family.sum(), taught), year));
                    put(Rule.MAJOR_AND_GIVEN, Hash.mixed(Hash.mixed(given.sum(), taught), year));
                }
            }
        }
        int named = person.study(number, Person.CLASS);
        if (named != 0) {
            long room = Hash.of(terms.word(named));
            put(Rule.CLASS_AND_FAMILY, Hash.mixed(family.sum(), room));
            put(Rule.CLASS_AND_GIVEN, Hash.mixed(given.sum(), room));
        }
    }

    private static long start(Part part) {
        String letters = part.letters();
        return Hash.of(letters.substring(0, Math.min(2, letters.length())));
    }

    private static long initial(Part part) {
        return part.letters().isEmpty() ? 0 : Hash.mixed(part.letters().charAt(0));
    }
}
