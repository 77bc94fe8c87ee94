package org.tongchuang.members.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongchuang.members.roster.DateReading.About;

class DateReadingTests {

    private final DateReading dates = new DateReading(Rosters.TODAY, false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1998-09-01 | 1998-09-01
            1998-9-1 | 1998-09-01
            1998/09/01 | 1998-09-01
            1998.9.1 | 1998-09-01
            19980901 | 1998-09-01
            1998年9月1日 | 1998-09-01
            1998年9月 | 1998-09
            1998.09 | 1998-09
            1998.9 | 1998-09
            199809 | 1998-09
            1998 | 1998
            1998年 | 1998
            98级 | 1998
            98 | 1998
            '98 | 1998
            02届 | 2002
            2002届 | 2002
            2002届毕业生 | 2002
            1998级 | 1998
            98年9月 | 1998-09
            98.9 | 1998-09
            98-09-01 | 1998-09-01
            980901 | 1998-09-01
            Sept 1998 | 1998-09
            September 1998 | 1998-09
            Sep. 1, 1998 | 1998-09-01
            1 Sep 1998 | 1998-09-01
            1st September 1998 | 1998-09-01
            1-Sep-98 | 1998-09-01
            Class of 1998 | 1998
            Fall 1998 | 1998
            09/1998 | 1998-09
            25/9/1998 | 1998-09-25
            9/25/1998 | 1998-09-25
            9/9/1998 | 1998-09-09
            36039 | 1998-09-01
            1998-09-01 00:00:00 | 1998-09-01
            1998-09-01T00:00 | 1998-09-01
            1998年秋季 | 1998
            一九九八年九月 | 1998-09
            二〇〇二年十二月三十一日 | 2002-12-31
            1998-02-29 |
            1998-13-01 |
            1998-00-01 |
            19981301 |
            9/1/1998 |
            大三 |
            待定 |
            1700 |
            12345678901 |
            999999 |
            """)
    void understandsDatesOfStudy(String written, String meant) {
        PartialDate date = dates.read(Tidy.code(written), About.STUDY).date();
        assertThat(date == null ? null : date.toString()).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1980 | 1980
            1843-02-05 | 1843-02-05
            1799-01-01 |
            80-5-6 | 1980-05-06
            05-11-12 |
            800506 | 1980-05-06
            2027-01-01 |
            98 |
            １９９８．０９ | 1998-09
            """)
    void understandsBirthDates(String written, String meant) {
        PartialDate date = dates.read(Tidy.code(written), About.BIRTH).date();
        assertThat(date == null ? null : date.toString()).isEqualTo(meant);
    }

    @Test
    void saysWhatIsWrongWithADate() {
        assertThat(dates.read("9/1/1998", About.STUDY).problem()).isEqualTo("date-ambiguous");
        assertThat(dates.read("2050", About.STUDY).problem()).isEqualTo("date-range");
        assertThat(dates.read("不知道", About.STUDY).problem()).isEqualTo("date");
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() {
        assertThat(new DateReading(Rosters.TODAY, true)
                        .read("34577", About.STUDY)
                        .date())
                .hasToString("1998-09-01");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1998.09-2002.07 | 1998-09 | 2002-07
            1998-2002 | 1998 | 2002
            1998-09-2002-07 | 1998-09 | 2002-07
            1998年9月至2002年7月 | 1998-09 | 2002-07
            1998.9—2002.7 | 1998-09 | 2002-07
            1998/09 - 2002/07 | 1998-09 | 2002-07
            """)
    void understandsPeriods(String written, String from, String to) {
        Period period = Objects.requireNonNull(Period.read(Tidy.code(written), dates));
        assertThat(period.from()).hasToString(from);
        assertThat(period.to()).hasToString(to);
    }

    @Property
    void readsBackEveryDateItShows(
            @ForAll @IntRange(min = 1930, max = 2011) int year,
            @ForAll @IntRange(min = 0, max = 12) int month,
            @ForAll @IntRange(min = 0, max = 28) int day) {
        PartialDate date = new PartialDate(year, month, month == 0 ? 0 : day);
        assertThat(dates.read(date.toString(), About.BIRTH).date()).isEqualTo(date);
    }

    @Property
    void neverFailsOnAnyText(@ForAll String text) {
        assertThat(dates.read(Tidy.code(text), About.STUDY)).isNotNull();
        Period.read(Tidy.code(text), dates);
    }
}
