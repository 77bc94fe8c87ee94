package org.tongchuang.members.records;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a fact came from, when it was set and by whom.
///
/// @param batch the import that brought it, if one did
public record Origin(
        Source source,
        Instant at,
        @Nullable UUID actor,
        String actorName,
        @Nullable UUID batch) {}
