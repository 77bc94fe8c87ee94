package org.tongchuang.bench.offices;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tongchuang.members.records.Facts;

/// A roster to which many offices have added, and the truth about it. Every person has the record the office keeps
/// (three in ten of them a bare registry record); one in eleven has one to five more from other offices, which know
/// other fields, at another time, and make mistakes of their own.
///
/// How often things go wrong in such a record: 9 % of names (see [WrongNames]; 14 % of Latin ones), 9 % of birth
/// dates, 1.5 % of numbers, 3 % of e-mail addresses, 15 % of class names and 40 % of employers are written otherwise;
/// 3 % of years are one off or say entry for graduation; 28 % of phones and 25 % of e-mail addresses are older ones;
/// 35 % of people have since changed their employer, 15 % have moved, 10 % have another WeChat name; 0.4 % of sexes
/// are wrong; 1 % of phones are a switchboard's, 0.5 % that of the classmate who filled in the form, 0.3 % of cells
/// hold what stood in the row above.
public final class ManyOffices {

    private static final double DOUBLED = 0.09;
    private static final double[] MORE = {66, 20, 8, 4, 2};
    private static final List<String> STUDY =
            List.of("school", "department", "major", "class", "degree", "entryYear", "graduationYear", "studentNumber");

    private static final List<String> CITIES = List.of("北京", "上海", "深圳", "广州", "杭州", "宁波", "南京", "成都", "武汉");

    private final Life life;
    private final WrongNames wrongNames = new WrongNames();
    private final int records;
    private final long seed;

    public ManyOffices(int records, long seed) {
        this.records = records;
        this.seed = seed;
        this.life = new Life(records, seed);
    }

    /// @param person who the record is about; records of one person bear the same number
    public record Entered(int person, Facts facts) {}

    public interface Reader {
        void read(Entered entered);
    }

    /// All records in order; the same each time.
    public void each(Reader reader) {
        int written = 0;
        for (int number = 0; written < records; number++) {
            Life.Lived lived = life.of(number);
            Chance chance = Chance.of(seed, "offices", number);
            Facts kept = chance.happens(0.3) ? copy(chance, lived, Office.REGISTRY) : lived.asFacts();
            reader.read(new Entered(lived.person(), kept));
            written++;
            int more = chance.happens(DOUBLED) ? 1 + chance.pick(MORE) : 0;
            for (int i = 0; i < more && written < records; i++, written++) {
                reader.read(new Entered(lived.person(), copy(chance, lived, Office.draw(chance))));
            }
        }
    }

    private Facts copy(Chance chance, Life.Lived lived, Office office) {
        Map<String, String> known;
        do {
            known = once(chance, lived, office);
        } while (!isKept(known));
        return Facts.of(known);
    }

    /// An office takes somebody in as an alum when it knows when they studied, a number of theirs or their birth
    /// date, and keeps a record when it knows something more.
    private static boolean isKept(Map<String, String> known) {
        boolean contact = known.containsKey("phone.1") || known.containsKey("email.1") || known.containsKey("wechat.1");
        boolean study = known.containsKey("education.1.graduationYear") || known.containsKey("education.1.entryYear");
        boolean numbered = known.containsKey("idNumber") || known.containsKey("education.1.studentNumber");
        boolean born = known.containsKey("birthDate");
        int groups = (contact ? 1 : 0)
                + (study ? 1 : 0)
                + (numbered ? 1 : 0)
                + (born ? 1 : 0)
                + (known.containsKey("career.1.employer") ? 1 : 0);
        return groups >= 2 && (study || numbered || born);
    }

    private Map<String, String> once(Chance chance, Life.Lived lived, Office office) {
        Map<String, String> from = lived.facts();
        Map<String, String> known = new TreeMap<>();
        boolean male = "MALE".equals(from.get("sex"));
        String name = from.getOrDefault("name", "");
        boolean latin = name.codePoints().noneMatch(Character::isIdeographic);
        known.put("name", wrongNames.written(chance, name, male, latin ? 0.14 : 0.09));
        take(
                chance,
                office,
                chance.happens(0.004) ? Map.of("sex", male ? "FEMALE" : "MALE") : from,
                known,
                "sex",
                "sex");
        take(chance, office, from, known, "pinyin", "pinyin");
        take(chance, office, from, known, "englishName", "englishName");
        if (from.containsKey("birthDate") && office.asks(chance, "birthDate")) {
            known.put("birthDate", WrongValues.birthDate(chance, from.get("birthDate")));
        }
        take(chance, office, from, known, "idNumber", "idNumber");
        study(chance, lived, office, known);
        contacts(chance, lived, office, known);
        work(chance, lived, office, known);
        filledDown(chance, lived, known);
        return known;
    }

    private static void take(
            Chance chance,
            Office office,
            Map<String, String> from,
            Map<String, String> known,
            String field,
            String path) {
        String value = from.get(path);
        if (value != null && office.asks(chance, field)) {
            known.put(path, value);
        }
    }

    private void study(Chance chance, Life.Lived lived, Office office, Map<String, String> known) {
        Map<String, String> from = lived.facts();
        boolean all = office.asks(chance, "studies");
        int last = from.containsKey("education.3.school") ? 3 : from.containsKey("education.2.school") ? 2 : 1;
        int first = all || last == 1 ? 1 : chance.happens(0.65) ? 1 : last;
        int written = 0;
        for (int number = first; number <= (all ? last : first); number++) {
            written++;
            for (String part : STUDY) {
                String value = from.get("education." + number + "." + part);
                if (value != null && office.asks(chance, part)) {
                    known.put("education." + written + "." + part, studied(chance, part, value));
                }
            }
            String entry = known.get("education." + written + ".entryYear");
            if (entry != null
                    && chance.happens(0.012)
                    && !known.containsKey("education." + written + ".graduationYear")) {
                known.remove("education." + written + ".entryYear");
                known.put("education." + written + ".graduationYear", entry);
            }
        }
    }

    private static String studied(Chance chance, String part, String value) {
        return switch (part) {
            case "class" -> WrongValues.className(chance, value);
            case "studentNumber" -> WrongValues.studentNumber(chance, value);
            case "entryYear", "graduationYear" ->
                chance.happens(0.02) ? String.valueOf(Integer.parseInt(value) + (chance.happens(0.5) ? 1 : -1)) : value;
            default -> value;
        };
    }

    private static void contacts(Chance chance, Life.Lived lived, Office office, Map<String, String> known) {
        Map<String, String> from = lived.facts();
        if (office.asks(chance, "phone")) {
            String phone =
                    switch (chance.pick(70.5, 28, 1, 0.5)) {
                        case 0 -> from.getOrDefault("phone.1", "");
                        case 1 -> lived.oldPhone();
                        case 2 ->
                            "+865748876%04d"
                                    .formatted(Math.abs(from.getOrDefault("career.1.employer", "")
                                                    .hashCode())
                                            % 10_000);
                        default ->
                            "+86139574%05d"
                                    .formatted(Math.abs(from.getOrDefault("education.1.class", "")
                                                    .hashCode())
                                            % 100_000);
                    };
            known.put("phone.1", WrongValues.number(chance, phone));
        }
        if (office.asks(chance, "email")) {
            String address = chance.happens(0.75) ? from.getOrDefault("email.1", "") : lived.oldEmail();
            known.put("email.1", WrongValues.email(chance, address));
        }
        take(
                chance,
                office,
                chance.happens(0.1) ? Map.of("wechat.1", "old" + from.get("wechat.1")) : from,
                known,
                "wechat",
                "wechat.1");
        boolean moved = chance.happens(0.15);
        Map<String, String> home =
                moved ? Map.of("city", chance.any(CITIES), "address.1", "和平路" + chance.between(1, 9_999) + "号") : from;
        take(chance, office, home, known, "address", "address.1");
        take(chance, office, home, known, "city", "city");
    }

    private static void work(Chance chance, Life.Lived lived, Office office, Map<String, String> known) {
        Map<String, String> from = lived.facts();
        int posts = 0;
        while (from.containsKey("career." + (posts + 1) + ".employer")) {
            posts++;
        }
        if (posts == 0 || !office.asks(chance, "employer")) {
            return;
        }
        int post = posts > 1 && chance.happens(0.35) ? posts - 1 : posts;
        known.put(
                "career.1.employer",
                WrongValues.employer(chance, from.getOrDefault("career." + post + ".employer", "")));
        take(chance, office, Map.of("t", from.getOrDefault("career." + post + ".title", "职员")), known, "title", "t");
        String title = known.remove("t");
        if (title != null) {
            known.put("career.1.title", title);
        }
    }

    /// A cell of the row above, dragged down in the spreadsheet.
    private void filledDown(Chance chance, Life.Lived lived, Map<String, String> known) {
        if (!chance.happens(0.003) || lived.person() == 0) {
            return;
        }
        Map<String, String> above = life.of(lived.person() - 1).facts();
        String path = chance.any(List.of("phone.1", "email.1", "birthDate", "education.1.class"));
        if (known.containsKey(path) && above.containsKey(path)) {
            known.put(path, above.get(path));
        }
    }
}
