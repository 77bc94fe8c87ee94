package org.tongchuang.integrations.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where a database is and how to get in.
///
/// @param url a JDBC URL
public record DatabaseLogin(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// Leaves the password out, because records end up in logs.
    @Override
    public String toString() {
        return "DatabaseLogin[" + url + ", " + user + "]";
    }
}
