package org.tongchuang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class AddressesTests {

    @BeforeEach
    void inEnglish() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void asBefore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, this machine",
        "0:0:0:0:0:0:0:1, this machine",
        "::1, this machine",
        "192.0.2.7, 192.0.2.7",
        "2001:db8:0:0:0:0:0:7, 2001:db8::7",
        "2001:0db8:0000:0000:0000:0000:0000:0007, 2001:db8::7",
        "2001:db8:0:0:1:0:0:7, 2001:db8::1:0:0:7",
        "fe80:0:0:0:0:0:0:0, fe80::",
        "0:0:0:0:0:0:0:5, ::5",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:3:4:5:6",
        "unknown, unknown",
        "'', ''"
    })
    void readAsPeopleWriteThem(String written, String shown) {
        assertThat(Addresses.address(written)).isEqualTo(shown);
    }
}
