package org.tongchuang.bench.offices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongchuang.members.demo.DemoPeople;
import org.tongchuang.members.demo.DemoPerson;
import org.tongchuang.members.demo.Slip;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Facts;

/// A person as they are, before any office writes them down: the demo university's people, a tenth of them with names
/// in Latin letters, each with contacts of their own, and some of them relatives or namesakes of the one before. What
/// is shared, and how often among people of one university, is guessed on the high side, for these are the pairs that
/// a careless program merges: 0.8 % siblings, 0.2 % twins, 0.5 % child and parent, 1 % couples, 0.1 % of one name in
/// one class. Strangers with one name and one birth date need no help: they occur as often as chance has it.
final class Life {

    private enum Tie {
        NONE,
        SIBLING,
        TWIN,
        PARENT,
        COUPLE,
        CLASS_NAMESAKE
    }

    private static final double LATIN = 0.1;

    private final long seed;
    private final DemoPeople people;
    private final LatinNames latin = new LatinNames();

    Life(int people, long seed) {
        this.people = new DemoPeople(people);
        this.seed = seed;
    }

    /// @param person who it is: two lives of one person bear the same number
    record Lived(int person, Map<String, String> facts, String oldPhone, String oldEmail) {
        Facts asFacts() {
            return Facts.of(facts);
        }
    }

    Lived of(int number) {
        DemoPerson made = people.person(number);
        if (made.slips().contains(Slip.TWIN)) {
            return lived(number - 1, made);
        }
        Lived alone = lived(number, made);
        Tie tie = tie(number);
        if (tie == Tie.NONE || number == 0 || tie(number - 1) != Tie.NONE) {
            return alone;
        }
        DemoPerson before = people.person(number - 1);
        if (before.slips().contains(Slip.TWIN)) {
            return alone;
        }
        Lived other = lived(number - 1, before);
        tied(Chance.of(seed, "tied", number), tie, alone.facts, other.facts);
        return alone;
    }

    private Tie tie(int number) {
        return Tie.values()[Chance.of(seed, "tie", number).pick(97.4, 0.8, 0.2, 0.5, 1, 0.1)];
    }

    private Lived lived(int person, DemoPerson made) {
        Chance chance = Chance.of(seed, "life", person);
        Map<String, String> facts = new TreeMap<>(made.member().facts().asMap());
        facts.keySet().removeIf(path -> path.startsWith("#") || path.startsWith("note."));
        boolean male = "MALE".equals(facts.get("sex"));
        if (chance.happens(LATIN) && facts.getOrDefault("name", "").codePoints().anyMatch(Character::isIdeographic)) {
            facts.put("name", latin.given(chance, male) + " " + latin.surname(chance));
            facts.keySet().removeAll(List.of("idNumber", "idKind", "pinyin", "formerName.1", "englishName"));
        }
        facts.putIfAbsent("phone.1", mobile(chance));
        facts.putIfAbsent("email.1", address(chance, person, facts.getOrDefault("name", "")));
        facts.putIfAbsent("wechat.1", "wx" + Long.toString(chance.below(Integer.MAX_VALUE), 36));
        facts.putIfAbsent(
                "birthDate",
                "%d-%02d-%02d"
                        .formatted(
                                Integer.parseInt(facts.getOrDefault("education.1.entryYear", "1990"))
                                        - 18
                                        - chance.below(2),
                                chance.between(1, 12),
                                chance.between(1, 28)));
        facts.putIfAbsent(
                "address.1",
                facts.getOrDefault("city", "宁波市") + "学府路" + chance.between(1, 999) + "弄" + chance.between(1, 40) + "号"
                        + chance.between(101, 1806) + "室");
        return new Lived(person, facts, mobile(chance), address(chance, person, facts.getOrDefault("name", "")));
    }

    private static String mobile(Chance chance) {
        return "+861" + chance.any(List.of("38", "39", "36", "58", "50", "87", "86", "35", "77", "99"))
                + "%08d".formatted(chance.below(100_000_000));
    }

    /// An address belongs to one person; what stands before the @ may be another's at another provider.
    private static String address(Chance chance, int person, String name) {
        String letters = NameForms.of(name).pinyin().replaceAll("[^A-Za-z]", "").toLowerCase(java.util.Locale.ROOT);
        String provider = chance.any(List.of("@example.com", "@mail.example.com", "@example.org", "@post.example.net"));
        return chance.happens(0.85)
                ? letters + Integer.toString(person, 36) + chance.below(100) + provider
                : letters + provider.replace("@", "@s" + person + ".");
    }

    private static void tied(Chance chance, Tie tie, Map<String, String> mine, Map<String, String> theirs) {
        String name = theirs.getOrDefault("name", "");
        boolean chinese = name.codePoints().allMatch(Character::isIdeographic);
        switch (tie) {
            case SIBLING, TWIN, PARENT -> {
                family(chance, tie, mine, name, chinese);
                share(chance, mine, theirs, "address.1", 0.55);
                share(chance, mine, theirs, "phone.1", tie == Tie.PARENT ? 0.15 : 0.2);
                share(chance, mine, theirs, "email.1", 0.05);
            }
            case COUPLE -> {
                share(chance, mine, theirs, "address.1", 0.8);
                share(chance, mine, theirs, "phone.1", 0.05);
                share(chance, mine, theirs, "email.1", 0.08);
                share(chance, mine, theirs, "city", 1);
            }
            case CLASS_NAMESAKE -> {
                mine.put("name", name);
                mine.remove("pinyin");
                copyStudy(mine, theirs);
                share(chance, mine, theirs, "sex", 1);
            }
            case NONE -> {}
        }
        if (tie == Tie.TWIN) {
            twin(chance, mine, theirs);
        }
    }

    private static void family(Chance chance, Tie tie, Map<String, String> mine, String name, boolean chinese) {
        List<String> gone = new ArrayList<>(List.of("pinyin", "formerName.1", "englishName"));
        gone.forEach(mine::remove);
        if (name.indexOf(' ') < 0 && !chinese) {
            return;
        }
        if (!chinese) {
            String own = mine.getOrDefault("name", "");
            String given = own.codePoints().anyMatch(Character::isIdeographic)
                    ? new LatinNames().given(chance, "MALE".equals(mine.get("sex")))
                    : own.substring(0, Math.max(own.lastIndexOf(' '), 0));
            mine.put("name", given + name.substring(name.lastIndexOf(' ')));
            return;
        }
        String own = mine.getOrDefault("name", "");
        boolean ownChinese = own.codePoints().allMatch(Character::isIdeographic) && own.length() > 1;
        String given = ownChinese ? own.substring(1) : "文" + "博静宇佳明".charAt(chance.below(5));
        boolean generation = tie != Tie.PARENT && chance.happens(0.4) && name.length() == 3;
        mine.put("name", name.charAt(0) + (generation ? name.charAt(1) + given.substring(given.length() - 1) : given));
    }

    private static void twin(Chance chance, Map<String, String> mine, Map<String, String> theirs) {
        mine.put("birthDate", theirs.getOrDefault("birthDate", ""));
        share(chance, mine, theirs, "sex", 0.65);
        String id = theirs.get("idNumber");
        if (id != null && id.length() == 18) {
            mine.put("idNumber", neighbour(id, "MALE".equals(mine.get("sex"))));
        } else {
            mine.remove("idNumber");
        }
        if (chance.happens(0.2)) {
            copyStudy(mine, theirs);
        } else {
            for (String year : List.of("education.1.entryYear", "education.1.graduationYear")) {
                share(chance, mine, theirs, year, 1);
            }
        }
    }

    private static void copyStudy(Map<String, String> mine, Map<String, String> theirs) {
        for (String part : List.of("school", "department", "major", "class", "degree", "entryYear", "graduationYear")) {
            String path = "education.1." + part;
            if (theirs.containsKey(path)) {
                mine.put(path, theirs.get(path));
            } else {
                mine.remove(path);
            }
        }
    }

    private static void share(
            Chance chance, Map<String, String> mine, Map<String, String> theirs, String path, double share) {
        if (chance.happens(share) && theirs.containsKey(path)) {
            mine.put(path, theirs.get(path));
        }
    }

    /// The next number of that day and place, with its check digit.
    private static String neighbour(String id, boolean male) {
        int serial = (Integer.parseInt(id.substring(14, 17)) + 2) % 1000;
        serial = serial % 2 == (male ? 1 : 0) ? serial : (serial + 1) % 1000;
        String body = id.substring(0, 14) + "%03d".formatted(serial);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }
}
