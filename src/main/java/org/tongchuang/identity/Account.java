package org.tongchuang.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;

/// A person of the office who may sign in.
///
/// @param password its Argon2id hash
/// @param passwordIssued whether an administrator made the password, so that it should be replaced
/// @param units the schools and departments of a department officer; empty for the others
record Account(
        UUID id,
        String email,
        String name,
        String password,
        boolean passwordIssued,
        Role role,
        List<Reach.Unit> units,
        boolean active,
        Instant createdAt,
        @Nullable Instant signedInAt) {

    Account {
        units = List.copyOf(units);
    }

    Account with(String newName, Role newRole, List<Reach.Unit> newUnits) {
        return new Account(
                id, email, newName, password, passwordIssued, newRole, newUnits, active, createdAt, signedInAt);
    }

    Account active(boolean now) {
        return new Account(id, email, name, password, passwordIssued, role, units, now, createdAt, signedInAt);
    }

    Reach reach() {
        return role == Role.DEPARTMENT_OFFICER ? Reach.of(units) : Reach.EVERYONE;
    }

    Actor actor(@Nullable String address) {
        return new Actor(id, name, role.rights(), reach(), address);
    }
}
