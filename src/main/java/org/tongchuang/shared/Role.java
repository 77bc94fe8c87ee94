package org.tongchuang.shared;

import static org.tongchuang.shared.Right.*;

import java.util.EnumSet;
import java.util.Set;

/// What a person of the office is there for.
public enum Role {
    ADMINISTRATOR(EnumSet.allOf(Right.class)),
    RECORDS_OFFICER(EnumSet.of(READ_MEMBERS, WRITE_MEMBERS, READ_SENSITIVE, EXPORT_MEMBERS, IMPORT_ROSTERS)),
    DEPARTMENT_OFFICER(EnumSet.of(READ_MEMBERS, WRITE_MEMBERS, READ_SENSITIVE, EXPORT_MEMBERS)),
    AUDITOR(EnumSet.of(READ_MEMBERS, READ_AUDIT));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    public Set<Right> rights() {
        return rights;
    }
}
