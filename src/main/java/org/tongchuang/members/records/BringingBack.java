package org.tongchuang.members.records;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Gives facts the values they had before a revision, and with each the origin it had then: who brought it back stands
/// in the history, but the word is still that of whoever gave it. So an import that brought a value takes it along when
/// it is undone, and what a person confirmed is confirmed again.
///
/// @param history the whole history of the record, latest first
record BringingBack(Member member, List<Member.Revision> history) {

    /// @param path the only fact to bring back; null for all of the revision
    Member.Edited from(Member.Revision revision, @Nullable String path, Origin by) {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        Map<String, Origin> origins = new HashMap<>();
        for (FactChange change : revision.changes()) {
            if (path == null || change.path().equals(path)) {
                String value = change.before();
                changes.put(change.path(), value);
                if (value != null) {
                    origins.put(change.path(), originBefore(revision.seq(), change.path(), value));
                }
            }
        }
        Member.Edited edited = member.edit(changes, by);
        return edited.revision() == null
                ? edited
                : new Member.Edited(edited.before(), told(edited.member(), origins), edited.revision());
    }

    private Member told(Member next, Map<String, Origin> earlier) {
        Map<String, Origin> origins = new HashMap<>(next.origins());
        // What stood there unchanged keeps its origin.
        earlier.forEach((path, origin) -> {
            if (!java.util.Objects.equals(member.facts().get(path), next.facts().get(path))) {
                origins.put(path, origin);
            }
        });
        return new Member(next.id(), next.version(), next.facts(), origins, next.createdAt(), next.updatedAt());
    }

    /// Whoever last gave the fact this value before then; a value no revision tells of was there from the beginning.
    private Origin originBefore(long seq, String path, String value) {
        return history.stream()
                .filter(revision -> revision.seq() < seq
                        && revision.origin().source() != Source.BROUGHT_BACK
                        && revision.changes().stream()
                                .anyMatch(change -> change.path().equals(path) && value.equals(change.after())))
                .map(Member.Revision::origin)
                .findFirst()
                .orElse(member.rest());
    }
}
