package org.tongchuang.privacy;

import java.util.regex.Pattern;

/// Where a room keeps values it sealed with [Vault#seal], or blind indexes: each such column is declared as a bean, so
/// that its values are sealed anew when a key is renewed, and missed when one is lost.
///
/// @param table with its schema, such as `members.member`
/// @param owner the column of the id that the values are bound to
/// @param column of type `bytea` (`bigint` for blind indexes); may be null
public record SealedColumn(String table, String owner, String column, Purpose purpose) {

    private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

    public SealedColumn {
        // They become part of SQL, and come from our own code alone.
        if (!NAME.matcher(table).matches()
                || !NAME.matcher(owner).matches()
                || !NAME.matcher(column).matches()) {
            throw new IllegalArgumentException("no plain names: " + table + ", " + owner + ", " + column);
        }
        if (purpose == Purpose.FILES) {
            throw new IllegalArgumentException("files lie in the store of files");
        }
    }
}
