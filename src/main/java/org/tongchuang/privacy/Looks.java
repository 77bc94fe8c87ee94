package org.tongchuang.privacy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Words;

/// Who looked at somebody's record or took it along, for that person to read.
@Component
public class Looks {

    /// What is a look at one person, rather than at a list in which they stood.
    private static final List<String> ACTS = List.of(
            "members.record.read",
            "members.proposals.read",
            "members.alum.read",
            "members.duplicates.read",
            "members.export.row",
            "members.quality.listed");

    private final AuditEvents events;

    Looks(AuditEvents events) {
        this.events = events;
    }

    /// @param act what they did, as the predicate of a sentence in the reader's language
    /// @param reason what they wrote down for it; empty when none was asked for
    public record Look(Instant at, String who, String act, String reason) {}

    /// @param next where the next page begins; null on the last
    public record Found(List<Look> looks, @Nullable String next) {

        public Found {
            looks = List.copyOf(looks);
        }
    }

    /// Newest first.
    ///
    /// @param before as `next` of the page before said; null for the newest
    public Found at(MemberId member, @Nullable String before, int size) {
        AuditEvents.Cursor cursor =
                before == null ? null : AuditEvents.Cursor.read(before).orElse(null);
        UUID about = member.value();
        List<AuditEvents.Entry> found = events.about(about, ACTS, cursor, size + 1);
        List<AuditEvents.Entry> page = found.size() > size ? found.subList(0, size) : found;
        return new Found(
                page.stream()
                        .map(entry -> new Look(
                                entry.at(),
                                entry.actorName(),
                                Words.text("privacy.look." + entry.act()),
                                entry.detail().getOrDefault("reason", "")))
                        .toList(),
                found.size() > size ? page.getLast().cursor().toString() : null);
    }
}
