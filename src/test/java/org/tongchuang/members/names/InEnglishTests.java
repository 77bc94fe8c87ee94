package org.tongchuang.members.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.tongchuang.members.records.Labels;
import org.tongchuang.shared.Words;

class InEnglishTests {

    @AfterEach
    void forgetTheReader() {
        LocaleContextHolder.resetLocaleContext();
    }

    /// The list rosters are read by and this one are kept apart; here they meet.
    @Test
    void namesEveryPlaceThatRostersAreReadInto() throws IOException {
        List<String> nameless = new ArrayList<>();
        lines("/org/tongchuang/members/roster/places.tsv").forEach(line -> {
            String[] parts = line.split("\t");
            for (int i = 0; i < parts.length; i++) {
                String name = parts[i].replaceFirst("=.*", "");
                if (!InEnglish.place(name).matches("[\\p{IsLatin}' ]+")) {
                    nameless.add(name);
                }
            }
        });
        assertThat(nameless).isEmpty();
    }

    @Test
    void namesEveryIndustryOfTheDemo() throws IOException {
        List<String> nameless = lines("/org/tongchuang/members/demo/employers.txt").stream()
                .map(line -> line.split("\\|"))
                .filter(parts -> parts.length > 2)
                .map(parts -> parts[1].strip())
                .filter(industry -> InEnglish.industry(industry).equals(industry))
                .toList();
        assertThat(nameless).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "陕西,Shaanxi",
        "山西,Shanxi",
        "内蒙古,Inner Mongolia",
        "西藏自治区,Tibet",
        "新疆,Xinjiang",
        "香港,Hong Kong",
        "澳门,Macau",
        "西安,Xi'an",
        "杭州市,Hangzhou",
        "浙江省,Zhejiang",
        "哈尔滨,Harbin",
        "San Jose,San Jose",
        "江海镇,江海镇"
    })
    void knowsTheUsualSpelling(String chinese, String english) {
        assertThat(InEnglish.place(chinese)).isEqualTo(english);
    }

    @Test
    void writesAPlaceAsItsReadersDo() {
        LocaleContextHolder.setLocale(Words.ENGLISH);
        assertThat(Labels.place("CN", "浙江", "杭州")).isEqualTo("Hangzhou, Zhejiang, China");
        assertThat(Labels.place("CN", "上海", "上海")).isEqualTo("Shanghai, China");
        assertThat(Labels.place("HK", null, "香港")).isEqualTo("Hong Kong, China");
        assertThat(Labels.place("US", null, "San Jose")).isEqualTo("San Jose, United States");
        assertThat(Labels.shown("career.1.industry", "教育")).isEqualTo("Education");
        LocaleContextHolder.setLocale(Words.CHINESE);
        assertThat(Labels.place("CN", "浙江", "杭州")).isEqualTo("中国 浙江 杭州");
        assertThat(Labels.place("HK", null, "香港")).isEqualTo("中国香港");
        assertThat(Labels.place(null, null, null)).isEmpty();
        assertThat(Labels.shown("career.1.industry", "教育")).isEqualTo("教育");
        LocaleContextHolder.setLocale(Locale.forLanguageTag("en-GB"));
        assertThat(Labels.country("DE")).isEqualTo("Germany");
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(InEnglishTests.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }
}
