package org.tongchuang.members.quality;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Words;

/// Whose word a fact is, as far as its age and worth are concerned. Their places are written down, as those of
/// [Tracked] are.
public enum Giver {
    ROSTER,
    OFFICE,
    SELF,
    HOUSE;

    static Giver of(Source source) {
        return switch (source) {
            case ROSTER, DEMO -> ROSTER;
            case SELF -> SELF;
            case OFFICE, BROUGHT_BACK, UNDO, MERGE, PARTED -> OFFICE;
            case HOUSE -> HOUSE;
        };
    }

    /// As it stands in an address.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Giver ofKey(String key) {
        for (Giver giver : values()) {
            if (giver.key().equals(key)) {
                return giver;
            }
        }
        return null;
    }

    public String label() {
        return Words.text("members.quality.giver." + name());
    }

    /// Whether their word says that a record is right; what the platform does by itself doesn't.
    boolean confirms() {
        return this != HOUSE;
    }
}
