package org.tongchuang.members.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactReadingTests {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            13800138000 ; +8613800138000
            138 0013 8000 ; +8613800138000
            138-0013-8000 ; +8613800138000
            +86 13800138000 ; +8613800138000
            0086-13800138000 ; +8613800138000
            8613800138000 ; +8613800138000
            １３８００１３８０００ ; +8613800138000
            '13800138000 ; +8613800138000
            ="13800138000" ; +8613800138000
            13800138000.0 ; +8613800138000
            手机：13800138000 ; +8613800138000
            13800138000/13900139000 ; +8613800138000 +8613900139000
            13800138000、13900139000 ; +8613800138000 +8613900139000
            13800138000，13900139000 ; +8613800138000 +8613900139000
            13800138000 13900139000 ; +8613800138000 +8613900139000
            13800138000/13800138000 ; +8613800138000
            010-62751234 ; +861062751234
            (010)62751234 ; +861062751234
            （010）62751234 ; +861062751234
            010-62751234转801 ; +861062751234x801
            010-62751234-801 ; +861062751234x801
            0755-26731234 ext. 22 ; +8675526731234x22
            86-10-62751234 ; +861062751234
            办：010-62751234 13800138000 ; +861062751234 +8613800138000
            +852 2859 1234 ; +85228591234
            +1 650-253-0000 ; +16502530000
            001-650-253-0000 ; +16502530000
            """)
    void understandsPhones(String written, String meant) {
        assertThat(Rosters.entry("姓名|手机", "林海|" + written).phones())
                .extracting(phone -> phone.e164() + (phone.extension().isEmpty() ? "" : "x" + phone.extension()))
                .containsExactly(meant.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            1380013800 ; phone-length
            138001380001 ; phone-length
            62751234 ; phone-area
            1.38E+10 ; rounded
            电话没有 ; phone
            12 ; phone
            """)
    void rejectsWhatIsNoPhone(String written, String problem) {
        assertThat(Rosters.problems("姓名|手机", "林海|" + written)).containsExactly("手机 " + problem);
    }

    @Test
    void keepsTheGoodPhoneBesideABadOne() {
        RosterRow.Person person = Rosters.person("姓名|手机", "林海|13800138000/1390013");
        assertThat(person.entry().phones()).hasSize(1);
        assertThat(person.problems()).hasSize(1);
    }

    @Test
    void readsNumbersAbroadByTheCountryOfTheRow() {
        assertThat(Rosters.entry("姓名|国家|电话", "Ada|美国|(650) 253-0000").phones())
                .containsExactly(new RosterEntry.Phone("+16502530000", ""));
        assertThat(Rosters.entry("姓名|城市|电话", "陈大文|香港|2859 1234").phones())
                .containsExactly(new RosterEntry.Phone("+85228591234", ""));
    }

    @Test
    void gathersPhonesOfSeveralColumns() {
        assertThat(Rosters.entry("姓名|手机|办公电话", "林海|13800138000|010-62751234").phones())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            lin.hai@pku.edu.cn ; lin.hai@pku.edu.cn
            ~ LinHai@QQ.com ~ ; linhai@qq.com
            linhai＠qq.com ; linhai@qq.com
            linhai@qq。com ; linhai@qq.com
            linhai @ qq.com ; linhai@qq.com
            mailto:linhai@qq.com ; linhai@qq.com
            林海 <linhai@qq.com> ; linhai@qq.com
            a@qq.com、b@163.com ; a@qq.com b@163.com
            a@qq.com，A@QQ.COM ; a@qq.com
            邮箱：a@qq.com ; a@qq.com
            """)
    void understandsMailAddresses(String written, String meant) {
        assertThat(Rosters.entry("姓名|邮箱", "林海|" + written).emails()).containsExactly(meant.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"linhai", "linhai@qq", "@qq.com", "a@@qq.com", "a@-qq.com", "a..b@qq.com", "林海@qq.com", "a@1.2.3.4"})
    void rejectsWhatIsNoMailAddress(String written) {
        assertThat(Rosters.problems("姓名|邮箱", "林海|" + written)).containsExactly("邮箱 email");
    }

    @Test
    void takesPlaceholdersForNothing() {
        RosterEntry entry = Rosters.entry("姓名|手机|邮箱|工作单位|身份证号|出生日期", "林海|无|-|暂无|N/A|/");
        assertThat(entry.phones()).isEmpty();
        assertThat(entry.emails()).isEmpty();
        assertThat(entry.career()).isNull();
    }
}
