package org.tongchuang.shared;

import java.util.UUID;

/// The one record of an alum or student, as every room names it.
public record MemberId(UUID value) {

    public static MemberId next() {
        return new MemberId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
