package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tongchuang.members.duplicates.People.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tongchuang.bench.Labelled;
import org.tongchuang.members.records.Facts;

class TrainingTests {

    private static final Labelled ROSTER = Labelled.manyOffices(8_000, 11);

    private static LinkModel learned(List<Facts> records) {
        DuplicateScan scan = new DuplicateScan(LinkModel.shipped(), 2);
        for (int i = 0; i < records.size(); i++) {
            scan.add(People.id(i), records.get(i));
        }
        return scan.run(0.5, pair -> {}, share -> true).learned();
    }

    @Test
    void learnsHowManyDoublesThereAre() {
        double truth = (double) ROSTER.scan(0.5).matches() / ROSTER.records().size();
        assertThat(learned(ROSTER.records()).doubles()).isCloseTo(truth, within(0.15 * truth));
    }

    @Test
    void learnsHowOftenPhonesChange() {
        Random random = new Random(3);
        List<Facts> records = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Facts one = person(random, i);
            records.add(one);
            if (i % 3 == 0) {
                boolean changed = i % 5 != 0;
                records.add(changed ? one.and(facts("phone.1", phone(random))) : one);
            }
        }
        LinkModel model = learned(records);
        assertThat(model.shares()[Level.PHONE_SAME.ordinal()][0]).isCloseTo(0.2, within(0.06));
        assertThat(model.shares()[Level.PHONE_DIFFERENT.ordinal()][0]).isCloseTo(0.8, within(0.06));
        assertThat(model.people()).isEqualTo(records.size());
    }

    private static Facts person(Random random, int number) {
        return facts(
                "name",
                "王李张刘陈杨黄赵".charAt(random.nextInt(8)) + "" + (char) (0x5000 + random.nextInt(300))
                        + (char) (0x6000 + random.nextInt(300)),
                "birthDate",
                "%d-%02d-%02d".formatted(1950 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)),
                "phone.1",
                phone(random));
    }

    private static String phone(Random random) {
        return "+86138%08d".formatted(random.nextInt(100_000_000));
    }

    /// With many namesakes and no doubles at all, estimation left to itself makes one person of namesakes.
    @Test
    void doesNotTakeNamesakesForOnePerson() {
        Random random = new Random(5);
        List<Facts> records = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            records.add(person(random, i).and(facts("name", i % 2 == 0 ? "张伟" : "王芳")));
        }
        LinkModel model = learned(records);
        assertThat(model.doubles()).isLessThan(0.02);
        assertThat(model.shares()[Level.BIRTH_DIFFERENT.ordinal()][0]).isLessThan(0.05);
        assertThat(model.compare(records.get(0), records.get(2)).probability()).isLessThan(0.01);
    }

    /// Namesakes under one address, as when a form repeats the row above: they must not teach that birth dates differ.
    @Test
    void holdsDownWhatAPersonsOwnMarksMayDifferBy() {
        Random random = new Random(9);
        List<Facts> records = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            Facts one = person(random, i).and(facts("email.1", "p" + i + "@example.com"));
            records.add(one);
            if (i % 4 == 0) {
                Facts other = person(random, i);
                records.add(other.and(facts("name", one.get("name", ""), "email.1", "p" + i + "@example.com")));
            }
        }
        LinkModel model = learned(records);
        assertThat(model.shares()[Level.BIRTH_DIFFERENT.ordinal()][0]).isLessThan(0.03);
    }

    @Test
    void neverCountsAWeakerAgreementForMore() {
        for (LinkModel model : List.of(LinkModel.shipped(), learned(ROSTER.records()))) {
            for (Field field : Field.values()) {
                double stronger = Double.MAX_VALUE;
                for (Level level : field.levels()) {
                    double best = field.levels().stream()
                            .filter(one -> one.rank() < level.rank())
                            .mapToDouble(one -> model.weights().of(one))
                            .max()
                            .orElse(stronger);
                    assertThat(model.weights().of(level)).as(level.name()).isLessThanOrEqualTo(best);
                }
            }
        }
    }

    @Test
    void keepsSensibleNumbersWhenThereIsLittleToLearnFrom() {
        for (int size : new int[] {0, 1, 2, 30}) {
            LinkModel model = learned(ROSTER.records().subList(0, size));
            for (double[] share : model.shares()) {
                assertThat(java.util.Arrays.stream(share)).allMatch(one -> one > 0 && one <= 1);
            }
            Facts one = facts("name", "张伟明", "phone.1", "+8613812345678", "birthDate", "1980-01-02");
            assertThat(model.compare(one, one).probability()).isGreaterThan(0.99);
            assertThat(model.compare(one, facts("name", "李娜", "birthDate", "1975-03-04"))
                            .probability())
                    .isLessThan(0.01);
        }
    }

    @Test
    void keepsAllItLearnedInJson() {
        LinkModel learned = learned(ROSTER.records());
        LinkModel read = LinkModel.fromJson(learned.toJson());
        for (int i = 0; i < 500; i++) {
            Facts one = ROSTER.records().get(i);
            Facts other = ROSTER.records().get(i + 1);
            assertThat(read.compare(one, other)).isEqualTo(learned.compare(one, other));
        }
        assertThat(read.toJson()).isEqualTo(learned.toJson());
        assertThat(read.people()).isEqualTo(8_000);
    }
}
