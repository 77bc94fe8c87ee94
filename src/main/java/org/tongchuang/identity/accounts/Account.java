package org.tongchuang.identity.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.Words;

/// A person of the office who may sign in.
///
/// @param password its Argon2id hash
/// @param passwordIssued whether an administrator made the password, so that it should be replaced
/// @param units the schools and departments of a department officer; empty for the others
public record Account(
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

    public Account {
        units = List.copyOf(units);
    }

    public Account with(String newName, Role newRole, List<Reach.Unit> newUnits) {
        return new Account(
                id, email, newName, password, passwordIssued, newRole, newUnits, active, createdAt, signedInAt);
    }

    public Account active(boolean now) {
        return new Account(id, email, name, password, passwordIssued, role, units, now, createdAt, signedInAt);
    }

    /// Its schools and departments in the reader's language.
    public String unitNames() {
        return units.stream()
                .map(unit -> unit.department() == null ? unit.school() : unit.school() + " · " + unit.department())
                .collect(Collectors.joining(Words.text("identity.and")));
    }

    /// Whether there is one at all.
    public boolean hasPassword() {
        return !password.equals(Passwords.NOBODYS);
    }

    Reach reach() {
        return role == Role.DEPARTMENT_OFFICER ? Reach.of(units) : Reach.EVERYONE;
    }

    public Actor actor(@Nullable String address) {
        return new Actor(id, name, role.rights(), reach(), address);
    }
}
