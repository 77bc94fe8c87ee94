package org.tongchuang.notifications.queue;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.notices.NoticeCategory.Medium;
import org.tongchuang.shared.notices.Recipient;

/// A delivery whose time has come, held by a claim.
///
/// @param attempts this one included
/// @param content null when it is gone
public record Due(
        UUID id,
        UUID claim,
        UUID notice,
        Medium medium,
        String toKind,
        @Nullable UUID to,
        String category,
        String words,
        @Nullable Locale language,
        byte @Nullable [] content,
        int attempts,
        Instant madeAt,
        @Nullable Instant until) {

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /// Whether an answer within minutes is waited for.
    boolean isShortLived() {
        return until != null && until.isBefore(madeAt.plusSeconds(3 * 3600));
    }

    /// How recipients are told apart in the tables.
    static String kind(Recipient to) {
        return switch (to) {
            case Recipient.Person person -> "PERSON";
            case Recipient.Account account -> "ACCOUNT";
            case Recipient.Address address -> "ADDRESS";
        };
    }

    Recipient recipient(Content said) {
        Content.Bare bare = said.address();
        if (bare != null) {
            return new Recipient.Address(bare.email(), Locale.forLanguageTag(bare.language()), bare.name());
        }
        UUID id = java.util.Objects.requireNonNull(to);
        return toKind.equals("ACCOUNT") ? new Recipient.Account(id) : new Recipient.Person(new MemberId(id));
    }
}
