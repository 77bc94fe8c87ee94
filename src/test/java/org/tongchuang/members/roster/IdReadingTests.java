package org.tongchuang.members.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdReadingTests {

    private static final String HEADER = "姓名|性别|出生日期|身份证号|证件类型";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            11010519491231002X | RESIDENT_ID | 11010519491231002X
            11010519491231002x | RESIDENT_ID | 11010519491231002X
            １１０１０５１９４９１２３１００２Ｘ | RESIDENT_ID | 11010519491231002X
            110105 19491231 002X | RESIDENT_ID | 11010519491231002X
            '11010519491231002X | RESIDENT_ID | 11010519491231002X
            110105491231002 | RESIDENT_ID | 11010519491231002X
            H12345678 | HONG_KONG_MACAO_PERMIT | H12345678
            M1234567801 | HONG_KONG_MACAO_PERMIT | M1234567801
            A123456(3) | HONG_KONG_ID | A123456(3)
            01234567 | TAIWAN_PERMIT | 01234567
            E12345678 | PASSPORT | E12345678
            g12345678 | PASSPORT | G12345678
            """)
    void acceptsDocuments(String written, String kind, String number) {
        RosterEntry entry = Rosters.entry("姓名|身份证号", "林海|" + written);
        assertThat(Objects.requireNonNull(entry.document()).kind()).hasToString(kind);
        assertThat(Objects.requireNonNull(entry.document()).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            110105194912310021 | id-checksum
            11010519491331002X | id-birth-date
            11010519491231002 | id-length
            1101051949123100299 | id-length
            4.40301E+17 | rounded
            19980901 | id-unknown
            无号码 | id-unknown
            """)
    void rejectsOnlyTheCellThatIsWrong(String written, String problem) {
        RosterRow.Person person = Rosters.person("姓名|身份证号|班级", "林海|" + written + "|物理98级");
        assertThat(person.problems()).hasSize(1);
        CellProblem only = person.problems().getFirst();
        assertThat(only.messageKey()).isEqualTo("members.roster.problem." + problem);
        assertThat(only.column()).isEqualTo("身份证号");
        assertThat(only.value()).isEqualTo(written);
        assertThat(only.row()).isEqualTo(2);
        assertThat(person.entry().document()).isNull();
        assertThat(person.entry().educations()).hasSize(1);
    }

    @Test
    void takesBirthDateAndSexFromTheNumber() {
        RosterEntry entry = Rosters.entry(HEADER, "周敏|||11010519491231002X|");
        assertThat(entry.birthDate()).hasToString("1949-12-31");
        assertThat(entry.sex()).isEqualTo(Sex.FEMALE);
    }

    @Test
    void makesAPartOfABirthDateWhole() {
        assertThat(Rosters.entry(HEADER, "周敏|女|1949年12月|11010519491231002X|").birthDate())
                .hasToString("1949-12-31");
    }

    @Test
    void tellsOfDisagreementOnTheNumber() {
        assertThat(Rosters.problems(HEADER, "周敏|女|1949-12-30|11010519491231002X|"))
                .containsExactly("身份证号 id-other-birth-date");
        assertThat(Rosters.problems(HEADER, "周敏|男|1949-12-31|11010519491231002X|"))
                .containsExactly("身份证号 id-says-female");
        assertThat(Rosters.person(HEADER, "周敏|男|1949-12-30|11010519491231002X|")
                        .entry()
                        .birthDate())
                .hasToString("1949-12-30");
    }

    @Test
    void believesTheKindOfDocumentTold() {
        RosterEntry entry = Rosters.entry(HEADER, "Ada Lovelace|||C01X00T47|护照");
        assertThat(Objects.requireNonNull(entry.document()).kind()).isEqualTo(RosterEntry.IdDocument.Kind.PASSPORT);
    }

    @Property
    void findsEverySingleWrongDigit(
            @ForAll @IntRange(min = 0, max = 999) int serial,
            @ForAll @IntRange(min = 0, max = 16) int at,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String seventeen = "44030119980901%03d".formatted(serial);
        String number = seventeen + IdReading.checkDigit(seventeen);
        assertThat(Rosters.problems("姓名|身份证号", "林海|" + number)).isEmpty();
        char[] wrong = number.toCharArray();
        wrong[at] = (char) ('0' + (wrong[at] - '0' + by) % 10);
        assertThat(Rosters.problems("姓名|身份证号", "林海|" + new String(wrong))).hasSize(1);
    }
}
