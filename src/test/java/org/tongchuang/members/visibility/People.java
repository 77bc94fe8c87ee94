package org.tongchuang.members.visibility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// People of a few words, so that they meet often, with any choice there is.
final class People {

    static final List<String> SCHOOLS = List.of("理学院", "文学院");
    static final List<String> DEPARTMENTS = List.of("物理系", "数学系", "历史系");
    static final List<String> CLASSES = List.of("1班", "2班");
    static final List<String> CITIES = List.of("北京", "杭州", "Boston");
    static final List<String> EMPLOYERS = List.of("华为", "Huawei Cloud", "省立医院");
    static final List<String> NAMES = List.of("张伟", "章薇", "王芳", "Smith John", "欧阳明", "张薇");
    private static final List<String> PATHS = List.of(
            "name",
            "formerName.1",
            "englishName",
            "education.1.school",
            "education.1.department",
            "education.1.class",
            "education.1.entryYear",
            "education.1.graduationYear",
            "education.1.studentNumber",
            "career.1.employer",
            "career.1.title",
            "career.1.current",
            "city",
            "interest.1",
            "phone.1",
            "email.1",
            "help.mentor",
            "birthDate",
            "idNumber",
            "note.1");
    private static final Instant BEGUN = Instant.parse("2026-11-01T00:00:00Z");

    private final Random random;
    private int ids;

    People(Random random) {
        this.random = random;
    }

    List<Member> some(int number) {
        List<Member> people = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("name", one(NAMES));
            facts.put("education.1.school", one(SCHOOLS));
            for (String path : PATHS) {
                if (random.nextInt(3) > 0) {
                    facts.put(path, value(path));
                }
            }
            choices(facts);
            people.add(
                    member(new MemberId(java.util.UUID.nameUUIDFromBytes(("person " + ++ids).getBytes())), 1, facts));
        }
        return people;
    }

    private void choices(Map<String, String> facts) {
        if (random.nextInt(3) > 0) {
            facts.put(Visibility.LISTED, random.nextInt(5) > 0 ? Visibility.YES : Visibility.NO);
        }
        for (Field field : Field.values()) {
            if (random.nextBoolean()) {
                facts.put(
                        "shown." + field.key(), one(List.of(Audience.values())).key());
            }
        }
    }

    /// The same person after somebody wrote something in the record, whatever it is.
    Member changed(Member person) {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        do {
            if (random.nextInt(4) == 0) {
                Field field = one(List.of(Field.values()));
                changes.put(
                        "shown." + field.key(),
                        random.nextInt(4) == 0
                                ? null
                                : one(List.of(Audience.values())).key());
            } else {
                String path = one(PATHS);
                changes.put(path, !path.equals("name") && random.nextInt(3) == 0 ? null : value(path));
            }
        } while (random.nextInt(3) == 0);
        return member(
                person.id(), person.version() + 1, person.facts().with(changes).asMap());
    }

    private static Member member(MemberId id, long version, Map<String, String> facts) {
        Instant at = BEGUN.plusSeconds(version);
        Origin origin = new Origin(Source.SELF, at, null, "", null);
        return new Member(id, version, Facts.of(facts), Map.of(Member.REST, origin), BEGUN, at);
    }

    private String value(String path) {
        return switch (path) {
            case "name", "formerName.1", "englishName" -> one(NAMES);
            case "education.1.school" -> one(SCHOOLS);
            case "education.1.department" -> one(DEPARTMENTS);
            case "education.1.class" -> one(CLASSES);
            case "education.1.entryYear" -> one(List.of("1998", "1999"));
            case "education.1.graduationYear" -> one(List.of("2002", "2003"));
            case "career.1.employer" -> one(EMPLOYERS);
            case "career.1.current", "help.mentor" -> "yes";
            case "city" -> one(CITIES);
            case "birthDate" -> "1980-0" + (1 + random.nextInt(9)) + "-11";
            case "email.1" -> "a" + random.nextInt(9) + "@example.edu";
            case "phone.1" -> "+861380013800" + random.nextInt(9);
            default -> one(List.of("工程师", "摄影", "chess", "2998001"));
        };
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
