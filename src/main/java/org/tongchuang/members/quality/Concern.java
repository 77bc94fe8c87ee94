package org.tongchuang.members.quality;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a list of people has in common.
public enum Concern {
    PEOPLE,
    MISSING,
    KNOWN,
    UNCONFIRMED,
    LOST,
    INVALID,
    FAILED;

    /// As it stands in an address.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Concern ofKey(String key) {
        for (Concern concern : values()) {
            if (concern.key().equals(key)) {
                return concern;
            }
        }
        return null;
    }

    /// Whether it is about one field.
    boolean ofAField() {
        return this == MISSING || this == KNOWN;
    }
}
