package org.tongchuang.shared.notices;

import org.tongchuang.shared.Actor;

/// How many messages somebody has not read yet, for the bell on every page.
@FunctionalInterface
public interface Unread {

    /// @return at most 100, which stands for more
    int of(Actor actor);
}
