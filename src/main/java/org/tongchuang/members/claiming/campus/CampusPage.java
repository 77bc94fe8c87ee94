package org.tongchuang.members.claiming.campus;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.shared.Page;

/// Whom the campus vouches for, and the question at which address they are reached for good.
///
/// @param problem what is wrong with the address, if one was typed
public record CampusPage(
        UUID id,
        String name,
        String number,
        String email,
        @Nullable String problem) implements Page {

    static CampusPage of(UUID id, Newcomer newcomer, String email, @Nullable String problem) {
        return new CampusPage(
                id,
                Objects.requireNonNullElse(newcomer.name(), ""),
                Objects.requireNonNullElse(newcomer.studentNumber(), ""),
                email,
                problem);
    }
}
