package org.tongchuang.identity.accounts;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.Words;

/// Somebody who may sign in: of the office, an alum or student, or both.
///
/// @param password its Argon2id hash
/// @param passwordIssued whether an administrator made the password, so that it should be replaced
/// @param units the schools and departments of a department officer; empty for the others
/// @param member whose record is theirs; null for those who are of the office alone
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
        @Nullable Instant signedInAt,
        @Nullable MemberId member) {

    public Account {
        units = List.copyOf(units);
    }

    public Account with(String newName, Role newRole, List<Reach.Unit> newUnits) {
        return new Account(
                id, email, newName, password, passwordIssued, newRole, newUnits, active, createdAt, signedInAt, member);
    }

    public Account active(boolean now) {
        return new Account(id, email, name, password, passwordIssued, role, units, now, createdAt, signedInAt, member);
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
        return switch (role) {
            case DEPARTMENT_OFFICER -> Reach.of(units);
            case MEMBER -> Reach.NOBODY;
            default -> Reach.EVERYONE;
        };
    }

    public Set<Right> rights() {
        if (member == null) {
            return role.rights();
        }
        Set<Right> rights = EnumSet.of(Right.ACT_AS_MEMBER);
        rights.addAll(role.rights());
        return rights;
    }

    public Actor actor(@Nullable String address) {
        return new Actor(id, name, rights(), reach(), address, member);
    }
}
