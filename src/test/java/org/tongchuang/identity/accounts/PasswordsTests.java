package org.tongchuang.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTests {

    private final Passwords passwords = new Passwords();

    /// Else the time an answer takes would tell whose addresses have accounts.
    @Test
    void takesAsMuchCareOverNobodysPasswordAsOverSomebodys() {
        assertThat(settings(Passwords.NOBODYS)).isEqualTo(settings(passwords.hash("correct horse battery staple")));
        assertThat(Passwords.NOBODYS).hasSameSizeAs(passwords.hash("another"));
        assertThat(passwords.fits("correct horse battery staple", Passwords.NOBODYS))
                .isFalse();
    }

    private static String settings(String hash) {
        return hash.substring(0, hash.indexOf('$', hash.indexOf("p=")));
    }
}
