package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.members.duplicates.People.born;
import static org.tongchuang.members.duplicates.People.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongchuang.members.records.Facts;

class BlockingTests {

    @ParameterizedTest
    @CsvSource({
        "张伟明, 1998-09-12, 張偉明, 1998-09-12",
        "张伟明, 1998-09-12, 章炜铭, 1998-09-21",
        "张伟明, 1998-09-12, Weiming Zhang, 1988-09-12",
        "张伟明, 1998-09-12, 张建国, 1998-09-12",
        "张伟明, 1998-09-12, 李伟明, 1998-09-12",
        "张伟明, 1998-09-12, ZHANG WEI MING, 1998",
        "Frank Mueller, 1967-09-27, Mueller Frank, 1967-02-03",
        "Frank Mueller, 1967-09-27, Frnak Muller, 1967-09-27",
        "Frank Mueller, 1967-09-27, Frankx Muellxer, 1967-03-27",
        "Frank Mueller, 1967-09-27, Frankx Mueller, 1976-09-27"
    })
    void findsARecordThroughMistakes(String name, String birthDate, String otherName, String otherBirthDate) {
        assertThat(meet(born(name, birthDate), born(otherName, otherBirthDate))).isTrue();
    }

    @Test
    void findsARecordByWhatEachOfficeKnows() {
        Facts registry = facts(
                "name",
                "张伟明",
                "education.1.class",
                "物理1998级1班",
                "education.1.major",
                "物理学",
                "education.1.entryYear",
                "1998",
                "education.1.studentNumber",
                "1998030412");
        assertThat(meet(registry, facts("name", "张伟明", "education.1.entryYear", "1998")))
                .isTrue();
        assertThat(meet(registry, facts("name", "张伟民", "education.1.class", "98级物理1班")))
                .isTrue();
        assertThat(meet(registry, facts("name", "李某", "education.1.studentNumber", "1998030412")))
                .isTrue();
        Facts card = facts("name", "张伟明", "phone.2", "+8613812345678", "email.1", "zwm8@example.com");
        assertThat(meet(card, facts("name", "Kevin", "phone.1", "+8613812345678")))
                .isTrue();
        assertThat(meet(card, facts("name", "Kevin", "email.1", "ZWM8@exmaple.com")))
                .isTrue();
        assertThat(meet(card, born("李建国", "1955-01-02"))).isFalse();
    }

    private static boolean meet(Facts one, Facts other) {
        Terms terms = new Terms();
        PersonReading reading = new PersonReading(terms);
        Blocking blocking = new Blocking(terms);
        long[] mine = blocking.keys(reading.read(one));
        return Arrays.stream(blocking.keys(reading.read(other))).anyMatch(key -> Arrays.binarySearch(mine, key) >= 0);
    }

    @Test
    void givesTheSameKeysInEveryVersion() {
        Terms terms = new Terms();
        terms.number("whatever came before");
        long[] keys = new Blocking(terms)
                .keys(new PersonReading(terms)
                        .read(facts("name", "张伟", "birthDate", "1998-09-12", "career.1.employer", "海康威视")));
        assertThat(Arrays.hashCode(keys))
                .as("stored keys would no longer be met")
                .isEqualTo(STORED);
    }

    private static final int STORED = 378_630_674;

    @Test
    void namesEachPairOnceAndLeavesOutWhatManyShare() {
        List<Facts> people = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            people.add(facts(
                    "name",
                    i < 30 ? "张伟" : "李" + (char) ('一' + 7 * i) + "峰",
                    "birthDate",
                    "19" + (50 + i % 3) + "-03-" + (10 + i % 2),
                    "phone.1",
                    "+8657488888888",
                    "email.1",
                    "p" + i % 100 + "@example.com"));
        }
        Roll roll = new Roll();
        IntStream.range(0, people.size()).forEach(i -> roll.add(People.id(i), people.get(i)));
        Pairs pairs = roll.pairs();
        Set<Long> seen = new HashSet<>();
        for (int part = 0; part < Pairs.PARTS; part++) {
            pairs.each(part, (one, other) -> {
                assertThat(one).isLessThan(other);
                assertThat(seen.add((long) one << 32 | other))
                        .as(one + " and " + other + " once")
                        .isTrue();
            });
        }
        assertThat(seen).contains(0L << 32 | 100, 50L << 32 | 150);
        assertThat(seen).hasSizeLessThan(8_000);
        assertThat(pairs.keysLeftOut()).isPositive();
        assertThat(pairs.peopleUnderThem()).isGreaterThanOrEqualTo(200);
    }
}
