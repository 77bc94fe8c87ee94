package org.tongchuang.members.duplicates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongchuang.members.duplicates.People.facts;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.tongchuang.members.records.Facts;
import org.tongchuang.shared.Words;

class ReasonsTests {

    private static final Likeness PAIR =
            LinkModel.shipped().compare(student("张伟明", "物理1998级1班"), student("章炜铭", "物理1998级2班"));

    private static Facts student(String name, String named) {
        return facts(
                "name",
                name,
                "birthDate",
                "1980-03-06",
                "education.1.major",
                "物理学",
                "education.1.entryYear",
                "1998",
                "education.1.class",
                named);
    }

    @AfterEach
    void forgetLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void saysWhyInTheReadersLanguage() {
        LocaleContextHolder.setLocale(Words.ENGLISH);
        assertThat(Reasons.of(PAIR))
                .isEqualTo("names sound alike; same birth date; same major and year, different class");
        LocaleContextHolder.setLocale(Words.CHINESE);
        assertThat(Reasons.of(PAIR)).isEqualTo("姓名读音相同，用字不同；出生日期相同；同一专业、同一年，班级不同");
    }

    @Test
    void hasWordsForEveryLevel() {
        for (Level level : Level.values()) {
            for (Locale locale : new Locale[] {Words.CHINESE, Words.ENGLISH}) {
                assertThat(Words.text(locale, level.key())).isNotBlank();
            }
        }
    }
}
