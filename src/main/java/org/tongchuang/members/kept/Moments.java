package org.tongchuang.members.kept;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;

/// Rows as they go into a copy: moments in UTC, as every program reads them.
final class Moments {

    private Moments() {}

    static Map<String, Object> row(ResultSet row, int n) throws SQLException {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value != null) {
                all.put(
                        row.getMetaData().getColumnLabel(i),
                        value instanceof Timestamp at ? at.toInstant().toString() : value);
            }
        }
        return all;
    }
}
