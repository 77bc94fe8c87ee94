package org.tongchuang.identity.staff;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.shared.Page;

/// @param problems by field, in the reader's language
/// @param me whether it is the reader's own account
/// @param sessions how many are open
/// @param tokens how many there are
/// @param secondStep whether there is one
/// @param resetDue when it will be taken away, if somebody asked for that
public record AccountEditPage(
        UUID id,
        AccountForm form,
        Map<String, String> problems,
        boolean active,
        boolean me,
        int sessions,
        int tokens,
        boolean secondStep,
        @Nullable Instant resetDue,
        Instant createdAt,
        @Nullable Instant signedInAt)
        implements Page {

    static AccountEditPage of(
            Account account,
            AccountForm form,
            Map<String, String> problems,
            boolean me,
            int sessions,
            int tokens,
            boolean secondStep,
            @Nullable Instant resetDue) {
        return new AccountEditPage(
                account.id(),
                form,
                problems,
                account.active(),
                me,
                sessions,
                tokens,
                secondStep,
                resetDue,
                account.createdAt(),
                account.signedInAt());
    }
}
