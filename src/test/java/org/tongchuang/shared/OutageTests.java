package org.tongchuang.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

class OutageTests {

    @ParameterizedTest
    @CsvSource({
        "08006, AWAY",
        "08001, AWAY",
        "57P01, AWAY",
        "57P03, AWAY",
        "53300, AWAY",
        "58030, AWAY",
        "53100, FULL",
        "25006, FULL",
        "23505,",
        "40P01,",
        "57014,",
        "42601,"
    })
    void isToldByTheDatabasesOwnCodeHoweverDeepItLies(String state, Outage outage) {
        SQLException told = new SQLException("told", state);
        assertThat(Outage.of(told).orElse(null)).isEqualTo(outage);
        assertThat(Outage.of(new CompletionException(
                                new TransactionSystemException("", new UncategorizedSQLException("", "", told))))
                        .orElse(null))
                .isEqualTo(outage);
    }

    @Test
    void isToldByThePoolAndTheDiskToo() {
        assertThat(Outage.of(new SQLTransientConnectionException("not available")))
                .contains(Outage.AWAY);
        assertThat(Outage.of(new SQLException("Connection is closed"))).contains(Outage.AWAY);
        assertThat(Outage.of(new CompletionException(new TimeoutException()))).contains(Outage.AWAY);
        assertThat(Outage.of(new IOException("No space left on device"))).contains(Outage.FULL);
        assertThat(Outage.of(new IOException("Broken pipe"))).isEmpty();
        assertThat(Outage.of(new IllegalStateException("a fault of ours"))).isEmpty();
        assertThat(Outage.of(null)).isEmpty();
    }
}
