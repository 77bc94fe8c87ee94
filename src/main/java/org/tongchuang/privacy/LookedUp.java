package org.tongchuang.privacy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a room finds again by blind indexes. While their key is renewed the room keeps every entry under the old and
/// the new key ([Vault.Under#WRITTEN]), and is asked to bring its older entries along; each lot is a transaction of
/// its own and safe to repeat.
public interface LookedUp {

    /// How many owners of entries there are, about.
    long count();

    /// Whether nothing is under way that remembers indexes of a moment ago, such as an import.
    boolean isQuiet();

    /// Adds the entries that are missing under the keys written with, for the next lot of owners after this one.
    ///
    /// @param after null to begin
    /// @return null when there is none left
    @Nullable
    Lot fill(@Nullable UUID after);

    /// Takes away the entries under keys no longer written with, for the next lot of owners after this one.
    ///
    /// @param after null to begin
    /// @return null when there is none left
    @Nullable
    Lot sweep(@Nullable UUID after);

    /// Whether indexes are kept whose values are not, so that they can't be made anew: an older key stays for these.
    boolean keepsOlder();

    /// @param last the owner it ended with
    record Lot(UUID last, int size) {}
}
