package org.tongchuang.members.imports;

import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Words;

/// Why an import stopped, in the reader's language.
final class Failures {

    private Failures() {}

    static @Nullable String words(@Nullable String failure) {
        if (failure == null) {
            return null;
        }
        String[] parts = failure.split("\t", -1);
        Object[] args = new Object[parts.length - 1];
        System.arraycopy(parts, 1, args, 0, args.length);
        return Words.textOr(parts[0], parts[0], args);
    }
}
