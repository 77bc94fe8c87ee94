package org.tongchuang.bench.claims;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tongchuang.bench.offices.Chance;
import org.tongchuang.members.claiming.evidence.Candidate;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.members.demo.DemoPeople;
import org.tongchuang.members.demo.DemoPerson;
import org.tongchuang.members.demo.Slip;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Facts;

/// A roster of people of the demo university, and who of them is found for a claim: by name however it is
/// spelled, birth date, student number, address, and among classmates of one family name. In a tenth of the
/// classes one address stands on several records, that of whoever wrote the class's list.
final class Townsfolk {

    private static final int MOST = 400;

    private final DemoPeople people;
    private final int size;
    private final List<Candidate> records = new ArrayList<>();
    private final Map<String, List<Integer>> found = new HashMap<>();
    private final Map<String, Integer> bearers = new HashMap<>();

    /// @param size how many are on the roster
    /// @param beyond how many more there are who are not
    Townsfolk(int size, int beyond, long seed) {
        this.people = new DemoPeople(size + beyond);
        this.size = size;
        Map<String, String> liaisons = new HashMap<>();
        for (int number = 0; number < size; number++) {
            DemoPerson person = people.person(number);
            Facts facts = person.member().facts();
            String room = facts.get("education.1.class", "");
            String email = facts.get("email.1", "");
            if (!room.isEmpty() && !email.isEmpty() && Chance.of(seed, room, 0).happens(0.1)) {
                String shared = liaisons.computeIfAbsent(room, key -> email);
                if (Chance.of(seed, "liaison", number).happens(0.3)) {
                    Map<String, String> changed = new TreeMap<>(facts.asMap());
                    changed.put("email.1", shared);
                    facts = Facts.of(changed);
                }
            }
            records.add(new Candidate(person.member().id(), facts, false));
            bearers.merge(facts.get("name", ""), 1, Integer::sum);
            keys(facts, true)
                    .forEach(key -> found.computeIfAbsent(key, none -> new ArrayList<>(2))
                            .add(records.size() - 1));
        }
    }

    int size() {
        return size;
    }

    /// Whose record this is: some people have two.
    int person(int record) {
        return people.person(record).slips().contains(Slip.TWIN) ? record - 1 : record;
    }

    int record(org.tongchuang.shared.MemberId id) {
        for (int i = 0; i < size; i++) {
            if (records.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalArgumentException("nobody " + id);
    }

    /// @param number also of those who are not on the roster
    Facts facts(int number) {
        return number < size
                ? records.get(number).facts()
                : people.person(number).member().facts();
    }

    boolean hasNamesake(int number) {
        return bearers.getOrDefault(facts(number).get("name", ""), 0) > 1;
    }

    List<Candidate> candidates(Said said) {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (String key : keys(said.facts(), false)) {
            List<Integer> known = found.getOrDefault(key, List.of());
            if (known.size() <= MOST) {
                numbers.addAll(known);
            }
        }
        return numbers.stream().limit(MOST).map(records::get).toList();
    }

    /// Those of whom a clerk would say that name and birth date are the same.
    List<Integer> sameNameAndBirth(Said said) {
        return candidates(said).stream()
                .filter(one -> said.of(Item.NAME).equals(one.facts().get("name", ""))
                        && !said.of(Item.BIRTH_DATE).isEmpty()
                        && said.of(Item.BIRTH_DATE).equals(one.facts().get("birthDate", "")))
                .map(one -> record(one.id()))
                .toList();
    }

    private static Set<String> keys(Facts facts, boolean whole) {
        Set<String> keys = new LinkedHashSet<>();
        List<String> names = new ArrayList<>(List.of(facts.get("name", ""), facts.get("englishName", "")));
        names.addAll(facts.list("formerName"));
        for (String name : names) {
            if (!name.isEmpty()) {
                NameForms forms = NameForms.of(name);
                keys.add("name " + letters(forms.pinyin()));
                keys.add("class " + facts.get("education.1.class", "") + " " + letters(forms.surname()));
            }
        }
        put(keys, "born", facts.get("birthDate", ""));
        facts.list("email").forEach(email -> put(keys, "mail", email.toLowerCase(Locale.ROOT)));
        for (int n : whole ? facts.numbers("education") : List.of(1)) {
            put(keys, "number", facts.get("education." + n + ".studentNumber", ""));
        }
        return keys;
    }

    private static void put(Set<String> keys, String kind, String value) {
        if (!value.isEmpty()) {
            keys.add(kind + " " + value);
        }
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
