package org.tongchuang.shared;

import static org.tongchuang.shared.Right.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What an account is there for: a work in the office, or none.
public enum Role {
    ADMINISTRATOR(EnumSet.complementOf(EnumSet.of(ACT_AS_MEMBER))),
    RECORDS_OFFICER(
            EnumSet.of(READ_MEMBERS, WRITE_MEMBERS, READ_SENSITIVE, EXPORT_MEMBERS, IMPORT_ROSTERS, MANAGE_BENEFITS)),
    DEPARTMENT_OFFICER(EnumSet.of(READ_MEMBERS, WRITE_MEMBERS, READ_SENSITIVE, EXPORT_MEMBERS)),
    AUDITOR(EnumSet.of(READ_MEMBERS, READ_AUDIT)),
    /// At a door or a counter.
    GATEKEEPER(EnumSet.of(CHECK_CARDS)),
    /// Alumni and students who do not work in the office.
    MEMBER(EnumSet.noneOf(Right.class));

    private final Set<Right> rights;

    Role(Set<Right> rights) {
        this.rights = Set.copyOf(rights);
    }

    /// Those the office gives to its own people.
    public static List<Role> ofOffice() {
        return Arrays.stream(values()).filter(Role::isOfOffice).toList();
    }

    public boolean isOfOffice() {
        return this != MEMBER;
    }

    public Set<Right> rights() {
        return rights;
    }
}
