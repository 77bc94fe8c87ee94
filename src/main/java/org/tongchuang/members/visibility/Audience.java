package org.tongchuang.members.visibility;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whom a person lets see something, from the widest circle to the narrowest.
public enum Audience {
    EVERYONE(Closeness.STRANGER),
    MEMBERS(Closeness.MEMBER),
    NEAR(Closeness.NEAR),
    GROUP_OFFICERS(Closeness.GROUP_OFFICER),
    SELF(Closeness.SELF);

    private final Closeness least;

    Audience(Closeness least) {
        this.least = least;
    }

    public boolean includes(Closeness viewer) {
        return viewer.compareTo(least) >= 0;
    }

    /// As it is kept among the facts, and named in forms and messages: `group-officers`.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Audience> of(String key) {
        return Arrays.stream(values())
                .filter(audience -> audience.key().equals(key))
                .findFirst();
    }
}
