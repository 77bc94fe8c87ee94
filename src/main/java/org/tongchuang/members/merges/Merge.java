package org.tongchuang.members.merges;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LeftOut;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.RowMarks;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// Two records that became one.
///
/// @param merged the record that is no longer one of its own, as it was
/// @param before the survivor as it was before
/// @param taken path in the survivor to path in the merged record, for each value that came along
/// @param places path in the merged record to path in the survivor, for all of its facts
/// @param offers path in the survivor to path in the merged record, for each value that was offered to it and moved
/// @param by who did it; the platform itself for an obvious pair
/// @param undoneAt null while they are one
public record Merge(
        UUID id,
        Member before,
        Member merged,
        Map<String, String> taken,
        Map<String, String> places,
        Map<String, String> offers,
        By by,
        Instant at,
        @Nullable By undoneBy,
        @Nullable Instant undoneAt) {

    public record By(UUID actor, String name) {

        static By of(Actor actor) {
            return new By(actor.id(), actor.name());
        }
    }

    public MemberId survivor() {
        return before.id();
    }

    Merge with(Map<String, String> movedOffers) {
        return new Merge(id, before, merged, taken, places, movedOffers, by, at, undoneBy, undoneAt);
    }

    /// The merge as it would have been had some of the words never been said.
    ///
    /// @param kept the survivor before it, without them
    /// @param other the other record without them
    /// @param gone whose word counts no more
    Merge asIf(Member kept, Member other, Predicate<Origin> gone) {
        Map<String, String> still = new LinkedHashMap<>();
        places.forEach((from, path) -> {
            boolean came = from.equals(taken.get(path))
                    || !kept.facts().has(path)
                            && isAlike(before.facts().get(path), merged.facts().get(from));
            if (came && other.facts().has(from) && !gone.test(other.originOf(from))) {
                still.put(path, from);
            }
        });
        taken.forEach((path, from) -> {
            if (other.facts().has(from) && !gone.test(other.originOf(from))) {
                still.putIfAbsent(path, from);
            }
        });
        return new Merge(id, kept, other, still, places, offers, by, at, undoneBy, undoneAt);
    }

    private static boolean isAlike(@Nullable String mine, @Nullable String theirs) {
        return mine != null && mine.equalsIgnoreCase(theirs);
    }

    boolean undone() {
        return undoneAt != null;
    }

    /// The survivor with what came along; each value keeps the origin it had, and history tells of the merge.
    Member.Edited joined() {
        Member kept = before;
        Map<String, @Nullable String> values = new LinkedHashMap<>(RowMarks.taken(kept.facts(), merged.facts()));
        Map<String, Origin> origins = new HashMap<>(kept.origins());
        taken.forEach((path, from) -> {
            values.put(path, merged.facts().get(from));
            origins.put(path, merged.originOf(from));
        });
        Facts after = kept.facts().with(values);
        after = after.with(LeftOut.of(after, kept.facts(), merged.facts()));
        List<FactChange> changes = kept.facts().changesTo(after);
        long version = kept.version() + 1;
        Origin origin = new Origin(Source.MERGE, at, by.actor(), by.name(), id);
        return new Member.Edited(
                kept.facts(),
                new Member(kept.id(), version, after, origins, kept.createdAt(), at),
                new Member.Revision(kept.id(), version, origin, changes));
    }
}
