package org.tongchuang.members.records;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Gives facts the values they had before a revision, and with each the origin it had then: who brought it back stands
/// in the history, but the word is still that of whoever gave it. So an import that brought a value takes it along when
/// it is undone, and what a person confirmed is confirmed again.
///
/// @param history the whole history of the record, latest first
/// @param withdrawn whose word counts no more: what stood before it comes back instead
public record BringingBack(Member member, List<Member.Revision> history, Predicate<Origin> withdrawn) {

    /// @param path the only fact to bring back; null for all of the revision
    Member.Edited from(Member.Revision revision, @Nullable String path, Origin by) {
        Map<String, Member.Revision> since = new LinkedHashMap<>();
        for (FactChange change : revision.changes()) {
            if (path == null || change.path().equals(path)) {
                since.put(change.path(), revision);
            }
        }
        return before(since, by);
    }

    /// @param since path to the revision before which the fact was as it shall be again
    public Member.Edited before(Map<String, Member.Revision> since, Origin by) {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        Map<String, Origin> origins = new HashMap<>();
        since.forEach((path, revision) -> {
            Held held = heldBefore(revision, path);
            changes.put(path, held.value);
            if (held.value != null) {
                origins.put(path, held.origin);
            }
        });
        Member.Edited edited = member.edit(changes, by);
        return edited.revision() == null
                ? edited
                : new Member.Edited(edited.before(), told(edited.member(), origins), edited.revision());
    }

    private Member told(Member next, Map<String, Origin> earlier) {
        Map<String, Origin> origins = new HashMap<>(next.origins());
        // What stood there unchanged keeps its origin.
        earlier.forEach((path, origin) -> {
            if (!Objects.equals(member.facts().get(path), next.facts().get(path))) {
                origins.put(path, origin);
            }
        });
        return new Member(next.id(), next.version(), next.facts(), origins, next.createdAt(), next.updatedAt());
    }

    /// What stood there before a revision, and whose word it was; a value no revision tells of was there from the
    /// beginning.
    private Held heldBefore(Member.Revision revision, String path) {
        String value = revision.changes().stream()
                .filter(change -> change.path().equals(path))
                .findFirst()
                .map(FactChange::before)
                .orElse(null);
        if (value == null) {
            return new Held(null, member.rest());
        }
        Member.Revision giver = giver(revision.seq(), path, value);
        Origin origin = giver == null ? member.rest() : giver.origin();
        if (!withdrawn.test(origin)) {
            return new Held(value, origin);
        }
        if (giver != null) {
            return heldBefore(giver, path);
        }
        // The record is there because others wrote in it: it needs its name.
        return new Held(path.equals("name") ? value : null, origin);
    }

    /// Whoever last gave the fact this value before then; bringing a value back is not giving it.
    private Member.@Nullable Revision giver(long seq, String path, String value) {
        for (Member.Revision revision : history) {
            if (revision.seq() < seq
                    && revision.origin().source().gives()
                    && revision.changes().stream()
                            .anyMatch(change -> change.path().equals(path) && value.equals(change.after()))) {
                return revision;
            }
        }
        return null;
    }

    private record Held(@Nullable String value, Origin origin) {}
}
