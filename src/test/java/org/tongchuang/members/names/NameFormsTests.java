package org.tongchuang.members.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tongchuang.integrations.search.NameValue;

class NameFormsTests {

    @ParameterizedTest
    @CsvSource({
        "张伟, 張偉, true",
        "张伟, 章炜, true",
        "张伟, 张娜, false",
        "张伟A, 张伟b, false",
        "张伟A, 章伟a, true",
        "张伟明, Wei-Ming Zhang, true",
        "张伟明, ZHANG Weiming, true",
        "张伟明, Weiming Li, false",
        "Mary O’Neil, Mary Smith, true",
        "John A Smith, 'Smith, John', true",
        "J A, A J, false",
        "阿依古丽·买买提, 阿依古丽 买买提, true",
        "'', 张伟, false",
    })
    void tellsWhetherTwoNamesMayBeOnePersons(String one, String other, boolean same) {
        assertThat(NameForms.of(one).mayBe(NameForms.of(other))).isEqualTo(same);
        assertThat(NameForms.of(other).mayBe(NameForms.of(one))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "张伟明, 张, 伟明, Zhang Weiming, zwm",
        "欧阳娜, 欧阳, 娜, Ouyang Na, oyn",
        "吕绿, 吕, 绿, Lü Lü, ll",
        "单雄信, 单, 雄信, Shan Xiongxin, sxx",
        "曾国藩, 曾, 国藩, Zeng Guofan, zgf",
        "仇英, 仇, 英, Qiu Ying, qy",
        "解晓东, 解, 晓东, Xie Xiaodong, xxd",
        "区伟, 区, 伟, Ou Wei, ow",
        "查良, 查, 良, Zha Liang, zl",
        "尉迟恭, 尉迟, 恭, Yuchi Gong, ycg",
        "长孙皓, 长孙, 皓, Zhangsun Hao, zsh",
        "万俟卨, 万俟, 卨, Moqi Xie, mqx",
        "乐毅, 乐, 毅, Yue Yi, yy",
        "任我行, 任, 我行, Ren Woxing, rwx",
        "盖叫天, 盖, 叫天, Ge Jiaotian, gjt",
        "朴树, 朴, 树, Piao Shu, ps",
        "缪斯, 缪, 斯, Miao Si, ms",
        "逄伟, 逄, 伟, Pang Wei, pw",
        "李希安, 李, 希安, Li Xi'an, lxa",
        "諸葛亮, 諸葛, 亮, Zhuge Liang, zgl",
        "张, 张, '', Zhang, z",
    })
    void readsChineseNames(String name, String surname, String given, String pinyin, String initials) {
        NameForms forms = NameForms.of(name);
        assertThat(forms.surname()).isEqualTo(surname);
        assertThat(forms.given()).isEqualTo(given);
        assertThat(forms.pinyin()).isEqualTo(pinyin);
        assertThat(forms.initials()).isEqualTo(initials);
    }

    @ParameterizedTest
    @CsvSource({
        "張偉明, 张伟明",
        "'张　伟', 张伟",
        "' 张 伟 ', 张伟",
        "Ｍary Smith, marysmith",
        "阿依古丽•买买提, 阿依古丽买买提",
        "阿依古丽 ・ 买买提, 阿依古丽买买提",
        "José O’Néil, joseoneil",
        "Łukasz Groß, lukaszgross",
        "䶮𠮷, 䶮𠮷",
    })
    void makesNamesComparable(String name, String normalised) {
        assertThat(NameForms.of(name).normalised()).isEqualTo(normalised);
    }

    @Test
    void keepsRareCharactersWhole() {
        NameForms forms = NameForms.of("𠮷䶮");
        assertThat(forms.written()).isEqualTo("𠮷䶮");
        assertThat(forms.surname()).isEqualTo("𠮷");
        assertThat(forms.given()).isEqualTo("䶮");
        assertThat(forms.pinyin()).isEqualTo("Ji Yan");
        assertThat(NameForms.of("李𬂩").written()).isEqualTo("李𬂩");
        assertThat(NameForms.of("李𬂩").readings()).hasSize(2);
    }

    @Test
    void readsMinorityNamesWithoutASurname() {
        NameForms forms = NameForms.of("阿依古丽·买买提");
        assertThat(forms.surname()).isEmpty();
        assertThat(forms.given()).isEqualTo("阿依古丽·买买提");
        assertThat(forms.pinyin()).isEqualTo("Ayiguli Maimaiti");
    }

    @Test
    void offersEveryReadingOfAGivenName() {
        assertThat(NameForms.of("李乐").readings().get(1)).contains("le", "yue");
        assertThat(NameForms.of("单丹").readings().getFirst()).containsExactly("shan", "dan");
    }

    @Test
    void offersTheSpellingsOfUmlauts() {
        assertThat(NameForms.of("吕布").readings().getFirst()).containsExactly("lv", "lyu", "lu");
    }

    @Test
    void takesGivenPinyinAsWritten() {
        NameForms forms = NameForms.of("李乐", "LI YUE");
        assertThat(forms.pinyin()).isEqualTo("LI YUE");
        assertThat(forms.readings().get(1)).startsWith("yue");
        assertThat(forms.initials()).isEqualTo("ly");
        assertThat(NameForms.of("李乐", "Lee Lok").pinyin()).isEqualTo("Lee Lok");
        assertThat(NameForms.of("李乐", "Lee Lok").sortKey())
                .isEqualTo(NameForms.of("李乐").sortKey());
    }

    @ParameterizedTest
    @CsvSource({
        "Mary Ann O’Neil, O’Neil, Mary Ann, mao",
        "'AANDAHL, Fred George', AANDAHL, Fred George, fga",
        "'van der Berg, Jan', van der Berg, Jan, jvdb",
        "Ada, Ada, '', a",
    })
    void splitsLatinNames(String name, String surname, String given, String initials) {
        NameForms forms = NameForms.of(name);
        assertThat(forms.surname()).isEqualTo(surname);
        assertThat(forms.given()).isEqualTo(given);
        assertThat(forms.initials()).isEqualTo(initials);
        assertThat(forms.readings()).isEmpty();
    }

    @Test
    void sortsByPinyinWithEqualSurnamesTogetherAndLatinByLastName() {
        List<String> names = new ArrayList<>(List.of("章三", "张三", "章二", "张二", "Émile Zola", "Ada Ångström", "安娜"));
        names.sort(Comparator.comparing(name -> NameForms.of(name).sortKey()));
        assertThat(names).containsExactly("安娜", "Ada Ångström", "张二", "张三", "章二", "章三", "Émile Zola");
    }

    @Test
    void gathersNamesToSearchOnce() {
        NameForms name = NameForms.of("张伟明", "Zhang Weiming");
        assertThat(NameForms.searchable(name, List.of("David Zhang", "張偉明", "", "张大毛")))
                .extracting(NameValue::written)
                .containsExactly("张伟明", "David Zhang", "张大毛");
        assertThat(NameForms.searchable(NameForms.of("李乐", "Lee Lok"), List.of()))
                .extracting(NameValue::written)
                .containsExactly("李乐", "Lee Lok");
    }

    @Test
    void simplifiesForLikeness() {
        assertThat(NameForms.likeness().apply("張偉𠮷 abc 葉")).isEqualTo("张伟𠮷 abc 叶");
    }

    @Property(tries = 2000)
    void neverFailsAndReadsEveryCodePoint(@ForAll String anything) {
        NameForms forms = NameForms.of(anything);
        assertThat(forms.value().written()).isEqualTo(forms.written());
        assertThat(forms.surname().length() + forms.given().length())
                .isLessThanOrEqualTo(forms.pinyin().length() + forms.written().length());
    }
}
