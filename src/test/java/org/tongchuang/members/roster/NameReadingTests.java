package org.tongchuang.members.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameReadingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            林海 | 林海
            林　海 | 林海
            ' 林  海 ' | 林海
            欧 阳 修 | 欧阳修
            林海* | 林海
            林海先生 | 林海
            王老师 | 王老师
            张䶮 | 张䶮
            𠮷田 | 𠮷田
            阿卜杜拉•买买提 | 阿卜杜拉·买买提
            阿卜杜拉‧买买提 | 阿卜杜拉·买买提
            阿卜杜拉・买买提 | 阿卜杜拉·买买提
            阿卜杜拉．买买提 | 阿卜杜拉·买买提
            阿卜杜拉 · 买买提 | 阿卜杜拉·买买提
            阿卜杜拉.买买提 | 阿卜杜拉·买买提
            阿卜杜拉 买买提 | 阿卜杜拉 买买提
            AANDAHL, Fred George | Fred George Aandahl
            ABBITT, Watkins Moorman | Watkins Moorman Abbitt
            McCORMACK, John William | John William McCORMACK
            MCDONALD, Ann | Ann McDonald
            O'NEILL, Thomas Philip, Jr. | Thomas Philip O'Neill Jr.
            SMITH-JONES, Amy | Amy Smith-Jones
            Ada Lovelace | Ada Lovelace
            Dr. Ada Lovelace | Ada Lovelace
            ＡＤＡ　Ｌｏｖｅｌａｃｅ | Ada Lovelace
            王伟（大） | 王伟（大）
            """)
    void understandsNames(String written, String meant) {
        assertThat(Rosters.entry("姓名|学号", written + "|1").name().full()).isEqualTo(meant);
    }

    @Test
    void takesFormerNamesFromBrackets() {
        assertThat(name("林海（原名林小海）").former()).containsExactly("林小海");
        assertThat(name("林海(曾用名：林 小海)").former()).containsExactly("林小海");
        assertThat(name("林海（李四）").former()).containsExactly("李四");
        assertThat(name("林海（李四）").full()).isEqualTo("林海");
        assertThat(name("林海（Harry Lin）").english()).isEqualTo("Harry Lin");
    }

    @Test
    void takesSexAndDeathFromMarks() {
        assertThat(Rosters.entry("姓名|学号", "林海（女）|1").sex()).isEqualTo(Sex.FEMALE);
        assertThat(Rosters.entry("姓名|学号", "林海（已故）|1").deceased()).isTrue();
        assertThat(Rosters.entry("姓名|学号", "林海|1").deceased()).isNull();
    }

    @Test
    void tellsThePartsOfALatinNameApart() {
        PersonName name = name("AANDAHL, Fred George");
        assertThat(name.family()).isEqualTo("Aandahl");
        assertThat(name.given()).isEqualTo("Fred George");
        assertThat(Rosters.entry("First name|Last name|Email", "Ada|LOVELACE|")
                        .name()
                        .full())
                .isEqualTo("Ada Lovelace");
        assertThat(Rosters.entry("姓|名|学号", "欧阳|修|1").name().full()).isEqualTo("欧阳修");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张?", "12345", "***", "a@qq.com"})
    void rejectsARowWithoutAUsableName(String written) {
        RosterRow row = Rosters.read("姓名|学号", written + "|20180101");
        assertThat(row).isInstanceOf(RosterRow.Rejected.class);
        assertThat(((RosterRow.Rejected) row).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.messageKey()).isEqualTo("members.roster.problem.name-unusable");
            assertThat(problem.column()).isEqualTo("姓名");
            assertThat(problem.value()).isEqualTo(written);
        });
    }

    @Test
    void rejectsARowWithoutAName() {
        assertThat(Rosters.problems("姓名|学号", "|20180101")).containsExactly("姓名 name-missing");
        assertThat(Rosters.problems("姓名|学号", "无|20180101")).containsExactly("姓名 name-missing");
    }

    @Test
    void fallsBackOnTheEnglishName() {
        assertThat(Rosters.entry("姓名|英文名|学号", "|LOVELACE, Ada|1").name().full()).isEqualTo("Ada Lovelace");
    }

    private static PersonName name(String written) {
        return Rosters.entry("姓名|学号", written + "|1").name();
    }
}
