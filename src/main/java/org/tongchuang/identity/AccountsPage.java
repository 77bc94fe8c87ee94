package org.tongchuang.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Words;

/// Everyone who may sign in, and those who no longer may.
public record AccountsPage(List<Row> accounts) implements Page {

    /// @param units schools and departments of a department officer, in words
    /// @param me whether it is the reader's own
    public record Row(
            UUID id,
            String name,
            String email,
            String role,
            String units,
            boolean active,
            boolean waiting,
            boolean me,
            @Nullable Instant signedInAt) {

        static Row of(Account account, Actor reader) {
            return new Row(
                    account.id(),
                    account.name(),
                    account.email(),
                    Words.text("identity.role." + account.role().name()),
                    AccountsPage.units(account.units()),
                    account.active(),
                    account.passwordIssued(),
                    account.id().equals(reader.id()),
                    account.signedInAt());
        }
    }

    static String units(List<Reach.Unit> units) {
        return units.stream()
                .map(unit -> unit.department() == null ? unit.school() : unit.school() + " · " + unit.department())
                .collect(Collectors.joining(Words.text("identity.and")));
    }
}
