package org.tongchuang.identity.passkeys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// @param name what was typed for one that did not come about
/// @param problem why it did not
public record MyPasskeysPage(
        List<Row> passkeys, String name, @Nullable String problem) implements Page {

    /// @param synced whether it is on the owner's other devices too
    public record Row(
            UUID id,
            String name,
            boolean synced,
            Instant createdAt,
            @Nullable Instant usedAt) {

        static Row of(Passkey passkey) {
            return new Row(passkey.id(), passkey.name(), passkey.backedUp(), passkey.createdAt(), passkey.usedAt());
        }
    }
}
