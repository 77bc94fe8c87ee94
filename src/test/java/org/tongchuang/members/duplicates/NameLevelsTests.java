package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.members.duplicates.People.facts;
import static org.tongchuang.members.duplicates.People.level;
import static org.tongchuang.members.duplicates.People.nameLevel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameLevelsTests {

    @ParameterizedTest
    @CsvSource({
        "张伟明, 张伟明, NAME_SAME",
        "張偉明, 张伟明, NAME_VARIANT",
        "阿卜杜拉·买买提, 阿卜杜拉买买提, NAME_VARIANT",
        "张伟明, 章炜明, NAME_SOUNDS_SAME",
        "张伟明, 张炜铭, NAME_SOUNDS_SAME",
        "张伟明, Zhang Weiming, NAME_IN_LETTERS",
        "Weiming Zhang, 张伟明, NAME_IN_LETTERS",
        "ZHANG WEI MING, 张伟明, NAME_IN_LETTERS",
        "张伟明, Wei-Ming ZHANG, NAME_IN_LETTERS",
        "吕娜, Lyu Na, NAME_IN_LETTERS",
        "吕娜, LV NA, NAME_IN_LETTERS",
        "张伟明, W Zhang, NAME_INITIALS",
        "欧阳, 阳欧, NAME_SWAPPED",
        "张林, 张玲, NAME_SLIP",
        "张伟明, 张明伟, NAME_SLIP",
        "张伟明, 张伟民, NAME_SLIP",
        "张伟明, 张伟强, NAME_ONE_CHARACTER",
        "张伟明, 张伟, NAME_SHORTER",
        "达吾列提·哈山, 达吾列提, NAME_SHORTER",
        "张伟明, 李伟明, NAME_GIVEN_ONLY",
        "张伟明, 张建国, NAME_FAMILY_ONLY",
        "张伟明, 李建国, NAME_DIFFERENT"
    })
    void comparesChineseNames(String one, String other, Level level) {
        assertThat(nameLevel(one, other)).isEqualTo(level);
        assertThat(nameLevel(other, one)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "Mary Smith, Mary Smith, NAME_SAME",
        "José Müller, Jose Muller, NAME_VARIANT",
        "'Smith, Mary', Mary Smith, NAME_SAME",
        "Smith Mary, Mary Smith, NAME_SWAPPED",
        "FRANK MUELLER, FRANKX MUELLER, NAME_SLIP",
        "FRANK MUELLER, FRANK MEULLER, NAME_SLIP",
        "HERMAANN MUELLER, HERMANN MULLER, NAME_NEAR",
        "Mary Ann Smith, Mary Smith, NAME_SHORTER",
        "J. Radmore, Jennifer Radmore, NAME_INITIALS",
        "J. Radmore, J Radmore, NAME_INITIALS",
        "Mary Smith, Mary Jones, NAME_GIVEN_ONLY",
        "Mary Smith, Susan Smith, NAME_FAMILY_ONLY",
        "Mary Smith, Susan Jones, NAME_DIFFERENT"
    })
    void comparesLatinNames(String one, String other, Level level) {
        assertThat(nameLevel(one, other)).isEqualTo(level);
        assertThat(nameLevel(other, one)).isEqualTo(level);
    }

    @Test
    void knowsFormerAndForeignNames() {
        assertThat(level(Field.NAME, facts("name", "王卫红", "formerName.1", "王招娣"), facts("name", "王招娣")))
                .isEqualTo("NAME_FORMER");
        assertThat(level(Field.NAME, facts("name", "Kevin Lin"), facts("name", "林海", "englishName", "Kevin Lin")))
                .isEqualTo("NAME_FORMER");
    }

    @Test
    void readsANameAsItsBearerSpellsIt() {
        assertThat(level(Field.NAME, facts("name", "单乐", "pinyin", "Dan Yue"), facts("name", "Dan Yue")))
                .isEqualTo("NAME_IN_LETTERS");
    }
}
