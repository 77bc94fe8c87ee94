package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.members.duplicates.People.born;
import static org.tongchuang.members.duplicates.People.facts;
import static org.tongchuang.members.duplicates.People.level;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongchuang.members.records.Facts;

class FieldLevelsTests {

    @ParameterizedTest
    @CsvSource({
        "1998-09-01, 1998-09-01, BIRTH_SAME",
        "1998-09-03, 1998-03-09, BIRTH_SWAPPED",
        "1998-09-12, 1998-09-13, BIRTH_ONE_DIGIT",
        "1989-09-12, 1998-09-12, BIRTH_ONE_DIGIT",
        "1949-00-13, 1949-07-13, BIRTH_ONE_DIGIT",
        "1998, 1998-09-12, BIRTH_AGREES",
        "1998-01-01, 1998-09-12, BIRTH_AGREES",
        "1998-09, 1998-09-12, BIRTH_AGREES",
        "1998-09, 1998-10-12, BIRTH_SAME_YEAR",
        "1998-09-12, 1974-09-12, BIRTH_OTHER_YEAR",
        "1998-09-12, 1998-09-27, BIRTH_SAME_MONTH",
        "1998-09-12, 1998-07-25, BIRTH_WEEKS_APART",
        "1998-01-20, 1997-12-14, BIRTH_WEEKS_APART",
        "1998-09-12, 1998-02-27, BIRTH_SAME_YEAR",
        "1998-09-12, 1971-02-27, BIRTH_DIFFERENT",
        "1998, 1971-02-27, BIRTH_DIFFERENT"
    })
    void comparesBirthDates(String one, String other, String level) {
        assertThat(level(Field.BIRTH, born("王一", one), born("王一", other))).isEqualTo(level);
        assertThat(level(Field.BIRTH, born("王一", other), born("王一", one))).isEqualTo(level);
    }

    @Test
    void takesBirthDateAndSexFromTheIdNumber() {
        Facts known = facts("name", "王一", "idNumber", "11010519491231002X");
        assertThat(level(Field.BIRTH, known, born("王一", "1949-12-31"))).isEqualTo("BIRTH_SAME");
        assertThat(level(Field.SEX, known, facts("name", "王一", "sex", "FEMALE")))
                .isEqualTo("SEX_SAME");
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 11010519491231002x, ID_SAME",
        "110105491231002, 11010519491231002X, ID_SAME",
        "11010519491231002X, 11010519491231003X, ID_ONE_DIGIT",
        "11010519491231002X, 110105194912310046, ID_DIFFERENT",
        "E12345678, E12345678, ID_SAME",
        "E12345678, G87654321, none",
        "E12345678, 11010519491231002X, none"
    })
    void comparesIdNumbers(String one, String other, String level) {
        assertThat(level(Field.ID_NUMBER, facts("name", "王一", "idNumber", one), facts("name", "王一", "idNumber", other)))
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "+8613812345678, +8613812345678, PHONE_SAME",
        "+8613812345678, +8613812345679, PHONE_SLIP",
        "+8613812345678, +8613812345687, PHONE_SLIP",
        "+8657487654321, +8657487654321, PHONE_SAME_LINE",
        "+8657487654321, +8657487654322, PHONE_DIFFERENT",
        "+8613812345678, +8613900000000, PHONE_DIFFERENT",
        "+12025550123, +12025550123, PHONE_SAME"
    })
    void comparesPhones(String one, String other, String level) {
        Facts several = facts("name", "王一", "phone.1", "+8618800000000", "phone.3", one);
        assertThat(level(Field.PHONE, several, facts("name", "王一", "phone.1", other)))
                .isEqualTo(level);
    }

    @Test
    void comparesAddressesOfEveryKind() {
        assertThat(level(Field.EMAIL, facts("email.1", "Lin@Example.com"), facts("email.1", "lin@example.com")))
                .isEqualTo("EMAIL_SAME");
        assertThat(level(Field.EMAIL, facts("email.1", "lin7@example.com"), facts("email.1", "lin7@exmaple.com")))
                .isEqualTo("EMAIL_SAME_START");
        assertThat(level(Field.EMAIL, facts("email.1", "lin@example.com"), facts("email.1", "lin@example.org")))
                .as("a name tells nothing twice")
                .isEqualTo("none");
        assertThat(level(Field.EMAIL, facts("email.1", "lin@example.com"), facts("email.1", "wu@example.com")))
                .isEqualTo("EMAIL_DIFFERENT");
        assertThat(level(Field.ADDRESS, facts("address.1", "学府路 1 号"), facts("address.1", "学府路１号")))
                .isEqualTo("ADDRESS_SAME");
        assertThat(level(Field.CITY, facts("city", "宁波市"), facts("city", "宁波"))).isEqualTo("CITY_SAME");
        assertThat(level(Field.WECHAT, facts("wechat.1", "lin_hai"), facts("wechat.1", "haihai")))
                .isEqualTo("WECHAT_DIFFERENT");
        assertThat(level(Field.PHONE, facts("name", "王一"), facts("name", "王一", "phone.1", "+8618800000000")))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "物理1998级1班, 98级物理1班, STUDY_SAME_CLASS",
        "物理1998级1班, 物理98(1)班, STUDY_SAME_CLASS",
        "信工2003-1, 信工031班, STUDY_SAME_CLASS",
        "物理1998级1班, 物理1998级2班, STUDY_OTHER_CLASS"
    })
    void readsClassesHoweverTheyAreWritten(String one, String other, String level) {
        assertThat(level(Field.STUDY, study("物理学院", "物理学", one, "1998", ""), study("物理学院", "物理学", other, "1998", "")))
                .isEqualTo(level);
    }

    @Test
    void comparesStudiesByTheirNearest() {
        Facts full = study("物理学院", "物理学", "物理1998级1班", "1998", "2002");
        assertThat(level(Field.STUDY, full, study("", "物理学", "", "", "2002"))).isEqualTo("STUDY_SAME_MAJOR");
        assertThat(level(Field.STUDY, full, study("物理学院", "", "", "1998", ""))).isEqualTo("STUDY_SAME_YEAR");
        assertThat(level(Field.STUDY, full, study("", "", "", "", "2002"))).isEqualTo("STUDY_YEAR_ONLY");
        assertThat(level(Field.STUDY, full, study("物理学院", "", "", "", "2003"))).isEqualTo("STUDY_NEAR_YEAR");
        assertThat(level(Field.STUDY, full, study("", "物理学", "", "", ""))).isEqualTo("STUDY_MAJOR_ONLY");
        assertThat(level(Field.STUDY, full, study("物理学院", "", "", "", ""))).isEqualTo("STUDY_SCHOOL_ONLY");
        assertThat(level(Field.STUDY, full, study("法学院", "法学", "", "1998", ""))).isEqualTo("STUDY_DIFFERENT");
        assertThat(level(Field.STUDY, full, study("物理学院", "物理学", "", "1998", "2001")))
                .isEqualTo("STUDY_NEAR_YEAR");
        Facts bachelor = full.and(facts("education.1.degree", "BACHELOR"));
        assertThat(level(Field.STUDY, bachelor, full.and(facts("education.1.degree", "MASTER"))))
                .isEqualTo("STUDY_DIFFERENT");
        Facts elsewhere = study("法学院", "法学", "", "1998", "").and(facts("education.1.degree", "BACHELOR"));
        assertThat(level(Field.STUDY, bachelor, elsewhere)).isEqualTo("STUDY_OTHER_MAJOR");
        assertThat(level(Field.STUDY, full, study("物理学院", "", "物理1998级4班", "1998", "")))
                .isEqualTo("STUDY_OTHER_CLASS");
        Facts two = full.and(facts("education.2.school", "法学院", "education.2.entryYear", "2005"));
        assertThat(level(Field.STUDY, two, study("法学院", "", "", "2005", ""))).isEqualTo("STUDY_SAME_YEAR");
    }

    @Test
    void takesAnotherStudentNumberForAnotherPersonOnlyWithinADegree() {
        Facts bachelor = numbered("1998030412", "BACHELOR");
        assertThat(level(Field.STUDENT_NUMBER, bachelor, numbered("1998030412", "BACHELOR")))
                .isEqualTo("STUDENT_SAME");
        assertThat(level(Field.STUDENT_NUMBER, bachelor, numbered("1998080412", "BACHELOR")))
                .isEqualTo("STUDENT_SLIP");
        assertThat(level(Field.STUDENT_NUMBER, bachelor, numbered("1998030413", "BACHELOR")))
                .as("a classmate")
                .isEqualTo("STUDENT_DIFFERENT");
        assertThat(level(Field.STUDENT_NUMBER, bachelor, numbered("S200203005", "MASTER")))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "海康威视数字技术股份有限公司, 海康威视数字技术, WORK_SAME",
        "杭州海康威视数字技术有限公司, 海康威视, WORK_NEAR",
        "联想（北京）有限公司, 联想, WORK_SAME",
        "Siemens AG, Siemens, WORK_SAME",
        "海康威视, 宁波银行, WORK_DIFFERENT"
    })
    void knowsEmployersByShorterNames(String one, String other, String level) {
        assertThat(level(Field.WORK, facts("career.1.employer", one), facts("career.2.employer", other)))
                .isEqualTo(level);
    }

    private static Facts study(String school, String major, String named, String entry, String graduation) {
        String at = "education.1.";
        Facts all = facts(
                at + "school",
                school,
                at + "major",
                major,
                at + "class",
                named,
                at + "entryYear",
                entry,
                at + "graduationYear",
                graduation);
        return Facts.of(all.asMap().entrySet().stream()
                .filter(entry2 -> !entry2.getValue().isEmpty())
                .collect(
                        java.util.stream.Collectors.toMap(java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)));
    }

    private static Facts numbered(String number, String degree) {
        return facts(
                "education.1.school",
                "物理学院",
                "education.1.degree",
                degree,
                "education.1.entryYear",
                "1998",
                "education.1.studentNumber",
                number);
    }
}
