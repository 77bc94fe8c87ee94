package org.tongchuang.members.visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tongchuang.members.records.Facts;

class VCardTests {

    @Test
    void tellsAnAddressBookWhatIsSeen() {
        String card = VCard.of(Facts.of(Map.of(
                "name", "欧阳明月",
                "englishName", "Luna Ouyang",
                "career.1.employer", "明德大学",
                "career.1.title", "教授",
                "career.1.current", "true",
                "career.2.employer", "旧厂",
                "phone.1", "+8613911112222",
                "email.1", "luna@alumni.example",
                "city", "成都")));
        assertThat(card)
                .startsWith("BEGIN:VCARD\r\nVERSION:3.0\r\nN:欧阳;明月;;;\r\nFN:欧阳明月\r\n")
                .contains(
                        "NICKNAME:Luna Ouyang\r\n",
                        "ORG:明德大学\r\n",
                        "TITLE:教授\r\n",
                        "TEL;TYPE=CELL:+8613911112222\r\n",
                        "EMAIL;TYPE=INTERNET:luna@alumni.example\r\n",
                        "ADR;TYPE=HOME:;;;成都;;;\r\n")
                .endsWith("END:VCARD\r\n")
                .doesNotContain("旧厂");
    }

    @Test
    void keepsItsFormWhateverPeopleWrite() {
        String card = VCard.of(Facts.of(Map.of(
                "name",
                "林;海,\\n",
                "career.1.current",
                "true",
                "career.1.employer",
                "一家名字很长很长的公司".repeat(12) + "\r\nEND:VCARD\r\nTEL:+999")));
        assertThat(card).contains("FN:林\\;海\\,\\\\n\r\n");
        assertThat(card.lines()).noneMatch(line -> line.startsWith("TEL:"));
        assertThat(card.lines().filter("END:VCARD"::equals)).hasSize(1);
        assertThat(card.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(card.replace("\r\n ", "")).contains("一家名字很长很长的公司".repeat(12));
    }
}
