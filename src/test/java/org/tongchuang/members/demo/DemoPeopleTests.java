package org.tongchuang.members.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tongchuang.Cast;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;

class DemoPeopleTests {

    private static final int MANY = 20_000;
    private static final DemoPeople PEOPLE = new DemoPeople(MANY);
    private static final List<DemoPerson> ALL =
            IntStream.range(0, MANY).mapToObj(PEOPLE::person).toList();

    @Test
    void areTheSameOnEveryMachine() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (DemoPerson person : ALL.subList(0, 5_000)) {
            Member member = person.member();
            digest.update((member.id() + " " + member.facts().asMap() + member.createdAt() + member.updatedAt()
                            + member.version())
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThat(HexFormat.of().formatHex(digest.digest())).startsWith("56326c1a399d2fa4");
    }

    @Test
    void areMadeInAnyOrder() {
        DemoPeople again = new DemoPeople(MANY);
        for (int number : new int[] {19_999, 7, 12_345, 3, 12_344}) {
            assertThat(again.person(number)).isEqualTo(ALL.get(number));
        }
    }

    @Test
    void haveIdsAndStudentNumbersOfTheirOwn() {
        Set<Object> ids = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (DemoPerson person : ALL) {
            assertThat(ids.add(person.member().id())).isTrue();
            for (Education education : person.member().educations()) {
                if (education.studentNumber() != null) {
                    assertThat(numbers.add(education.studentNumber()))
                            .as(education.studentNumber())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void bearNamesAsOftenAsRealPeople() {
        Map<String, Integer> surnames = new HashMap<>();
        ALL.forEach(one -> surnames.merge(one.first().name().substring(0, 1), 1, Integer::sum));
        double han = MANY * 0.935;
        assertThat(surnames.getOrDefault("王", 0) / han).isCloseTo(0.0794, within(0.012));
        assertThat(surnames.getOrDefault("李", 0) / han).isCloseTo(0.0719, within(0.012));
        assertThat(surnames.getOrDefault("张", 0) / han).isCloseTo(0.0683, within(0.012));
        assertThat(Lines.shares("surnames.txt").all()).hasSizeGreaterThan(200);
        assertThat(share(name -> name.contains("·") || name.length() > 4 && name.charAt(0) > 0x2000))
                .isBetween(0.008, 0.05);
        assertThat(share(name -> name.charAt(0) < 0x250)).isBetween(0.012, 0.03);
        assertThat(share(name -> name.codePoints().anyMatch(c -> c == 0x20BB7 || c == '䶮' || c == '堃' || c == '燊')))
                .isBetween(0.0001, 0.005);
        assertThat(share(name -> name.startsWith("欧阳") || name.startsWith("上官") || name.startsWith("诸葛")))
                .isPositive();
    }

    private static double share(Predicate<String> which) {
        return ALL.stream().filter(one -> which.test(one.first().name())).count() / (double) MANY;
    }

    @Test
    void haveValidIdNumbersThatAgreeWithTheRecordUnlessMeantOtherwise() {
        for (DemoPerson person : ALL) {
            Facts facts = person.member().facts();
            String number = facts.get("idNumber");
            if (number == null) {
                continue;
            }
            assertThat(number).hasSize(18);
            assertThat(number.charAt(17)).as(number).isEqualTo(IdNumber.check(number.substring(0, 17)));
            assertThat((number.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE").isEqualTo(facts.get("sex"));
            boolean agrees = facts.get("birthDate", "").replace("-", "").equals(number.substring(6, 14));
            boolean wrong =
                    person.slips().contains(Slip.BIRTH_YEAR) || person.slips().contains(Slip.DAY_AND_MONTH);
            assertThat(agrees).as("%s %s", facts.asMap(), person.slips()).isEqualTo(!wrong);
        }
    }

    @Test
    void enterAndFinishAtSensibleAges() {
        for (DemoPerson person : ALL) {
            Facts facts = person.member().facts();
            String born = facts.get("birthDate");
            Education first = person.member().educations().getFirst();
            if (born == null || !person.slips().isEmpty() || first.entryYear() == null) {
                continue;
            }
            int age = first.entryYear() - LocalDate.parse(born).getYear();
            assertThat(age).isBetween(17, 37);
            assertThat(first.entryYear()).isNotIn(1966, 1967, 1968, 1969, 1970, 1971);
            if (first.expectedGraduation() != null) {
                assertThat(facts.get("standing")).isIn("STUDENT", "GRADUATE");
                assertThat(LocalDate.parse(first.expectedGraduation())).isAfter(DemoPeople.TODAY);
            }
        }
    }

    @Test
    void haveCareersThatGoForwardInTime() {
        for (DemoPerson person : ALL) {
            List<Career> careers = new ArrayList<>(person.member().careers());
            careers.sort(java.util.Comparator.comparing(Career::number));
            assertThat(careers).hasSizeLessThanOrEqualTo(6);
            String before = "1900";
            for (Career career : careers) {
                String from = String.valueOf(career.from());
                assertThat(from.substring(0, 4)).as("%s", careers).isGreaterThanOrEqualTo(before);
                before = career.to() == null ? before : career.to();
                assertThat(career.current()).isEqualTo(career.to() == null);
                if (career.to() != null) {
                    assertThat(career.to()).as("%s", careers).isGreaterThanOrEqualTo(from.substring(0, 4));
                    assertThat(Integer.parseInt(career.to())).isLessThanOrEqualTo(2026);
                }
            }
            assertThat(careers.stream().filter(Career::current).count()).isLessThanOrEqualTo(1);
            if (person.member().facts().has("deceased")) {
                assertThat(careers).noneMatch(Career::current);
            }
        }
    }

    @Test
    void areKnownAboutAsInRealLife() {
        assertThat(having("phone.1")).isBetween(0.62, 0.76);
        assertThat(having("email.1")).isBetween(0.38, 0.52);
        assertThat(having("career.1.employer")).isBetween(0.52, 0.66);
        assertThat(having("education.2.school")).isBetween(0.14, 0.22);
        assertThat(having("deceased")).isBetween(0.015, 0.05);
        assertThat(ALL.stream().filter(one -> !one.later().isEmpty()).count() / (double) MANY)
                .isBetween(0.11, 0.19);
        for (Slip slip : Slip.values()) {
            assertThat(ALL.stream().filter(one -> one.slips().contains(slip)).count())
                    .as("%s", slip)
                    .isBetween(10L, 400L);
        }
    }

    private static double having(String path) {
        return ALL.stream().filter(one -> one.member().facts().has(path)).count() / (double) MANY;
    }

    @Test
    void changeOnlyLaterThanTheyCame() {
        for (DemoPerson person : ALL) {
            Member now = person.first();
            assertThat(now.createdAt()).isBefore("2026-09-02T00:00:00Z").isAfter("2015-01-01T00:00:00Z");
            for (Member.Edited edit : person.later()) {
                Member next = edit.member();
                assertThat(next.version()).isEqualTo(now.version() + 1);
                assertThat(next.updatedAt()).isAfterOrEqualTo(now.updatedAt());
                now = next;
            }
        }
    }

    @Test
    void areNeverToldOfBeforeItHappened() {
        for (DemoPerson person : ALL) {
            Member member = person.member();
            for (Career career : member.careers()) {
                String from = "career." + career.number() + ".from";
                String year = member.facts().get(from, "").substring(0, 4);
                assertThat(member.originOf(from).at().toString().substring(0, 4))
                        .isGreaterThanOrEqualTo(year);
            }
        }
    }

    @Test
    void giveTheCastItsClassmates() {
        assertThat(Cast.linHai().member().name()).isEqualTo("林海");
        assertThat(Cast.linHai().with("city", "上海").member().facts().get("city"))
                .isEqualTo("上海");
        assertThat(ALL.stream()
                        .flatMap(one -> one.member().educations().stream())
                        .filter(education -> "物理1998级1班".equals(education.className()))
                        .count())
                .isGreaterThan(15);
    }
}
