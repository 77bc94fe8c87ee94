package org.tongchuang.members.duplicates;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tongchuang.members.records.Facts;

/// Takes from a record what people are told apart by.
final class PersonReading {

    private static final int MOST_POSTS = 6;
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};

    private final Terms terms;
    private final NameParts names;

    PersonReading(Terms terms) {
        this.terms = terms;
        this.names = new NameParts(terms);
    }

    Person read(Facts facts) {
        IdNumber id = IdNumber.of(facts.get("idNumber", ""));
        int birth = birth(facts.get("birthDate", ""));
        byte sex = sex(facts.get("sex", ""));
        List<Integer> studies = facts.numbers("education");
        return new Person(
                names.read(facts),
                birth == 0 ? id.birth() : birth,
                sex == 0 ? id.sex() : sex,
                id.number(),
                longs(facts.list("phone"), PersonReading::phone),
                longs(facts.list("email"), PersonReading::email),
                hashes(facts.list("wechat")),
                hashes(facts.list("address")),
                terms.number(city(facts)),
                studies(facts, studies),
                numbers(facts, studies),
                posts(facts));
    }

    /// 1998, 1998-09 or 1998-09-01, whatever numbers stand there: a month 13 is a slip that tells something too.
    static int birth(String written) {
        String[] parts = written.isEmpty() ? new String[0] : written.split("-");
        int birth = 0;
        for (int i = 0; i < 3; i++) {
            birth = birth * (i == 0 ? 1 : 100) + (i < parts.length ? digits(parts[i]) : 0);
        }
        return parts.length == 0 || digits(parts[0]) > 9_999 ? 0 : birth;
    }

    private static int digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9') && !text.isEmpty() && text.length() < 5
                ? Integer.parseInt(text)
                : 0;
    }

    private static byte sex(String sex) {
        return (byte) (sex.equals("MALE") ? 1 : sex.equals("FEMALE") ? 2 : 0);
    }

    private interface AsLong {
        long of(String value);
    }

    private static long[] longs(List<String> values, AsLong reading) {
        if (values.isEmpty()) {
            return NO_LONGS;
        }
        long[] found = new long[values.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = reading.of(values.get(i));
        }
        return found;
    }

    private static int[] hashes(List<String> values) {
        if (values.isEmpty()) {
            return NO_INTS;
        }
        int[] found = new int[values.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = (int) Hash.of(Spelling.plain(values.get(i)));
        }
        return found;
    }

    static long phone(String e164) {
        int end = e164.indexOf(';');
        long number = 0;
        for (int i = 0; i < (end < 0 ? e164.length() : end); i++) {
            char c = e164.charAt(i);
            number = c >= '0' && c <= '9' ? number * 10 + c - '0' : number;
        }
        return number;
    }

    static long email(String address) {
        String plain = address.toLowerCase(Locale.ROOT).strip();
        int at = plain.lastIndexOf('@');
        String start = at < 0 ? plain : plain.substring(0, at);
        boolean telling = start.chars().anyMatch(Character::isDigit);
        return Hash.of(start) & 0xFFFF_FFFF_0000_0000L | Hash.of(plain) & 0xFFFF_FFFEL | (telling ? 1 : 0);
    }

    private static String city(Facts facts) {
        String city = facts.get("city", "");
        return city.endsWith("市") && city.length() > 2 ? city.substring(0, city.length() - 1) : city;
    }

    private int[] studies(Facts facts, List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return NO_INTS;
        }
        int[] studies = new int[numbers.size() * Person.STUDY];
        for (int i = 0; i < numbers.size(); i++) {
            String at = "education." + numbers.get(i) + ".";
            int to = i * Person.STUDY;
            String school = facts.get(at + "school", "");
            studies[to + Person.SCHOOL] = terms.number(school.isEmpty() ? facts.get(at + "department", "") : school);
            studies[to + Person.MAJOR] = terms.number(facts.get(at + "major", ""));
            studies[to + Person.CLASS] = terms.number(Spelling.ofClass(facts.get(at + "class", "")));
            studies[to + Person.YEARS] = digits(facts.get(at + "entryYear", "")) << 16
                    | digits(facts.get(
                            at + "graduationYear",
                            facts.get(at + "expectedGraduation", "").split("-")[0]));
            studies[to + Person.DEGREE] = terms.number(facts.get(at + "degree", ""));
        }
        return studies;
    }

    private static long[] numbers(Facts facts, List<Integer> studies) {
        long[] numbers = new long[studies.size()];
        boolean any = false;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = StudentNumber.of(facts.get("education." + studies.get(i) + ".studentNumber", ""));
            any |= numbers[i] != 0;
        }
        return any ? numbers : NO_LONGS;
    }

    private int[] posts(Facts facts) {
        int[] posts = new int[2 * MOST_POSTS];
        int count = 0;
        for (int number : facts.numbers("career").reversed()) {
            String employer = facts.get("career." + number + ".employer", "");
            if (!employer.isEmpty() && count < MOST_POSTS) {
                posts[2 * count] = terms.number(Spelling.ofEmployer(employer));
                posts[2 * count++ + 1] = terms.number(facts.get("career." + number + ".title", ""));
            }
        }
        return count == 0 ? NO_INTS : Arrays.copyOf(posts, 2 * count);
    }
}
