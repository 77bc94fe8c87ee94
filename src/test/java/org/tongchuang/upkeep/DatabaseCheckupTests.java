package org.tongchuang.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tongchuang.TestDatabase;
import org.tongchuang.integrations.postgres.DatabaseLogin;
import org.tongchuang.shared.Checkup.State;

/// What the doctor says of a server that keeps its promises only nearly.
class DatabaseCheckupTests {

    @ParameterizedTest
    @CsvSource({
        "synchronous_commit, on, false",
        "synchronous_commit, remote_apply, false",
        "synchronous_commit, off, true",
        "synchronous_commit, local, true",
        "password_encryption, scram-sha-256, false",
        "password_encryption, md5, true"
    })
    void callsWrongWhatLosesWorkOrPasswords(String setting, String value, boolean wrong) throws Exception {
        DatabaseLogin login = TestDatabase.fresh();
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute("set " + setting + " = '" + value + "'");
            var found = new DatabaseCheckup(JdbcClient.create(new SingleConnectionDataSource(connection, true))).run();
            assertThat(found.stream()
                            .anyMatch(finding -> finding.state() == State.WRONG
                                    && finding.sentence().startsWith(setting)))
                    .isEqualTo(wrong);
        } finally {
            TestDatabase.drop(login);
        }
    }
}
