package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.members.duplicates.People.born;
import static org.tongchuang.members.duplicates.People.facts;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Facts;

class LikenessTests {

    private static final LinkModel MODEL = LinkModel.shipped();

    private static final Facts LIN = facts(
            "name",
            "林海涛",
            "sex",
            "MALE",
            "birthDate",
            "1980-03-06",
            "phone.1",
            "+8613812345678",
            "address.1",
            "学府路1号",
            "education.1.class",
            "物理1998级1班",
            "education.1.major",
            "物理学",
            "education.1.entryYear",
            "1998");

    private static Facts other(String... changes) {
        return LIN.and(facts(changes));
    }

    @Test
    void addsUpItsEvidence() {
        Likeness likeness = MODEL.compare(LIN, other("phone.1", "+8613900000000"));
        double sum = likeness.evidence().stream()
                .mapToDouble(Likeness.Evidence::bits)
                .sum();
        assertThat(likeness.bits()).isEqualTo(sum + MODEL.weights().prior());
        assertThat(likeness.probability()).isBetween(0.99, 1.0);
        assertThat(likeness.evidence()).extracting(one -> one.level().field()).isSorted();
    }

    @Test
    void isTheSameFromBothSides() {
        Facts other = other("name", "林海滔", "birthDate", "1980-06-03");
        assertThat(MODEL.compare(LIN, other)).isEqualTo(MODEL.compare(other, LIN));
    }

    @Test
    void isCertainWhenAllAgreesButASlip() {
        assertThat(MODEL.compare(LIN, other("name", "林海滔", "birthDate", "1980-06-03"))
                        .isCertain())
                .isTrue();
    }

    @Test
    void isNeverCertainOfTwinsSiblingsAndNamesakes() {
        Facts twin = other("name", "林海波");
        Facts sister = other(
                "name",
                "林燕",
                "sex",
                "FEMALE",
                "birthDate",
                "1982-11-30",
                "education.1.class",
                "英语2001级1班",
                "education.1.major",
                "英语",
                "education.1.entryYear",
                "2001");
        Facts father = other("name", "林海涛", "birthDate", "1955-03-06");
        Facts namesake = facts(
                "name",
                "林海涛",
                "sex",
                "MALE",
                "birthDate",
                "1979-12-01",
                "education.1.class",
                "物理1998级1班",
                "education.1.major",
                "物理学",
                "education.1.entryYear",
                "1998");
        for (Facts one : new Facts[] {twin, sister, father, namesake}) {
            assertThat(MODEL.compare(LIN, one).isCertain()).isFalse();
        }
        assertThat(MODEL.compare(LIN, sister).probability()).isLessThan(Likeness.WORTH_A_LOOK);
        Facts numbered = LIN.and(Facts.of(Map.of("idNumber", "11010519491231002X")));
        assertThat(MODEL.compare(numbered, other("idNumber", "110105194912310046"))
                        .isCertain())
                .as("two ID numbers that are both right")
                .isFalse();
    }

    @Test
    void countsAHouseholdsSharedContactsOnce() {
        Facts home = facts("name", "林海涛", "phone.1", "+8613812345678", "email.1", "lin@example.com");
        Likeness one = MODEL.compare(home, facts("name", "林海涛", "phone.1", "+8613812345678"));
        Likeness two = MODEL.compare(home, home);
        assertThat(two.bits()).isGreaterThan(one.bits()).isLessThan(one.bits() + 8);
    }

    @Test
    void expectsRelativesUnderOneRoof() {
        Facts brother = facts("name", "林建国", "phone.1", "+8613812345678");
        double atHome = bitsOf(Field.NAME, MODEL.compare(LIN, brother));
        double elsewhere = bitsOf(Field.NAME, MODEL.compare(LIN, facts("name", "林建国", "phone.1", "+8613900000000")));
        assertThat(atHome).isLessThan(elsewhere - 3);
    }

    @Test
    void takesAgeForGrantedAmongThoseOfOneYear() {
        double classmates = bitsOf(
                Field.BIRTH,
                MODEL.compare(
                        born("林海涛", "1980-03-06")
                                .and(facts("education.1.entryYear", "1998", "education.1.major", "物理学")),
                        born("林海涛", "1980-03-06")
                                .and(facts("education.1.entryYear", "1998", "education.1.major", "物理学"))));
        double strangers = bitsOf(Field.BIRTH, MODEL.compare(born("林海涛", "1980-03-06"), born("林海涛", "1980-03-06")));
        assertThat(strangers).isGreaterThan(classmates + 3);
    }

    private static double bitsOf(Field field, Likeness likeness) {
        return likeness.evidence().stream()
                .filter(one -> one.level().field() == field)
                .findFirst()
                .orElseThrow()
                .bits();
    }

    @Test
    void saysNothingOfWhatIsMissing() {
        Likeness likeness = MODEL.compare(facts("name", "林海涛"), facts("name", "林海涛", "phone.1", "+8613812345678"));
        assertThat(likeness.evidence()).extracting(Likeness.Evidence::level).containsExactly(Level.NAME_SAME);
    }
}
