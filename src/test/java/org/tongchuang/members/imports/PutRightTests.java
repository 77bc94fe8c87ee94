package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Cells put right in the page, and given back to the file.
class PutRightTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,手机";
    private static final String WAITS = "counts at the next try or import";

    @Test
    void showsWhatWasWrittenUntilItIsRead() {
        Done tried = tried(csv(HEADER, "改格甲,P0001,法学院,1390000800"));
        String here = "/office/imports/" + tried.id();
        assertThat(page(here + "?show=problems"))
                .contains("A mobile number has 11 digits")
                .doesNotContain(WAITS);

        var answer = press(here + "/rows/2", Map.of("column", "手机", "value", "13900008001"));
        assertThat(answer.getResponse().getHeader("Location")).isEqualTo(here + "?show=problems&after=0#row-2");
        assertThat(page(here + "?show=problems"))
                .contains("<span class=\"new\">13900008001</span>", WAITS)
                .doesNotContain("A mobile number has 11 digits");

        press(tried.id(), "check");
        assertThat(number(ended(tried.id()).all(), "problems")).isZero();
        assertThat(page(here + "?show=put-right"))
                .contains("13900008001", "put right by hand")
                .doesNotContain(WAITS);
    }

    @Test
    void givesACellBackToTheFile() {
        Done tried = tried(csv(HEADER, "改格乙,P0002,法学院,1390000900"));
        String here = "/office/imports/" + tried.id();
        press(here + "/rows/2", Map.of("column", "手机", "value", "13900009001"));
        press(tried.id(), "check");
        ended(tried.id());

        press(here + "/rows/2/back", Map.of("column", "手机", "show", "put-right"));
        assertThat(page(here + "?show=put-right")).contains("read from the file again next time");
        press(tried.id(), "check");
        assertThat(number(ended(tried.id()).all(), "problems")).isOne();
        assertThat(page(here + "?show=problems")).contains("A mobile number has 11 digits", "1390000900");
        assertThat(page(here + "?show=put-right")).doesNotContain("13900009001");
    }

    @Test
    void stillTellsWhatIsWrongWithAValuePutRightWrongly() {
        Done tried = tried(csv(HEADER, "改格丙,P0003,法学院,1390001000"));
        String here = "/office/imports/" + tried.id();
        press(here + "/rows/2", Map.of("column", "手机", "value", "139"));
        press(tried.id(), "check");
        ended(tried.id());
        assertThat(page(here + "?show=problems"))
                .contains("not a valid phone number", "Back to the file")
                .doesNotContain(WAITS);
    }
}
