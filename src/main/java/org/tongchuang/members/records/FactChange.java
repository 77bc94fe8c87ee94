package org.tongchuang.members.records;

import org.jspecify.annotations.Nullable;

/// One fact as it was and as it became; null where there was or is none.
public record FactChange(
        String path, @Nullable String before, @Nullable String after) {

    FactChange reversed() {
        return new FactChange(path, after, before);
    }
}
