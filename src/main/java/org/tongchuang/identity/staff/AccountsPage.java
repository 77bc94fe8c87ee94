package org.tongchuang.identity.staff;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
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
                    account.unitNames(),
                    account.active(),
                    account.passwordIssued(),
                    account.id().equals(reader.id()),
                    account.signedInAt());
        }
    }
}
