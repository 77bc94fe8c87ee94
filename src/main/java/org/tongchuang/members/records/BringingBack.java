package org.tongchuang.members.records;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Gives facts the values they had before, and with each the origin it had then: who brought it back stands in the
/// history, but the word is still that of whoever gave it. So an import that brought a value takes it along when it is
/// undone, also out of a record that another was merged into, and what a person confirmed is confirmed again.
///
/// @param history of the record up to its version, latest first
/// @param joinings records that were merged into this one and stand in it still
/// @param withdrawn whose word counts no more: what stood before it comes back instead
public record BringingBack(
        Member member, List<Member.Revision> history, List<Joining> joinings, Predicate<Origin> withdrawn) {

    /// A record that was merged into this one.
    ///
    /// @param merge its id, which is the batch of the revision that tells of it
    /// @param kept this record as it was before
    /// @param other that record as it was
    /// @param taken path here to path there, for what came along
    /// @param places path there to path here, also where both said the same
    public record Joining(
            UUID merge, Member kept, BringingBack other, Map<String, String> taken, Map<String, String> places) {

        /// What the other record says at the place of a fact where both said the same.
        Held alike(String path) {
            String value = kept.facts().get(path, "");
            return places.keySet().stream()
                    .filter(from -> path.equals(places.get(from)))
                    .filter(from -> value.equalsIgnoreCase(other.member.facts().get(from)))
                    .map(other::held)
                    .findFirst()
                    .orElse(other.nothing());
        }
    }

    /// What one revision changed, as it was before it.
    ///
    /// @param path the only fact to bring back; null for all of the revision
    Member.Edited from(Member.Revision revision, @Nullable String path, Origin by) {
        Map<String, Held> earlier = new LinkedHashMap<>();
        for (FactChange change : revision.changes()) {
            if (path == null || change.path().equals(path)) {
                earlier.put(change.path(), heldBefore(revision, change.path()));
            }
        }
        return edited(earlier, by);
    }

    /// The record as it would be had those who are withdrawn said nothing, but for its name where it has no other.
    public Member.Edited without(Origin by) {
        Map<String, Held> earlier = takenAway();
        member.facts().each((path, value) -> {
            if (path.charAt(0) != '#' && withdrawn.test(member.originOf(path))) {
                Held held = held(path);
                // Whatever else is there needs a name to stand under.
                if (held.value != null || !path.equals("name")) {
                    earlier.put(path, held);
                }
            }
        });
        return edited(earlier, by);
    }

    private Member.Edited edited(Map<String, Held> earlier, Origin by) {
        Map<String, @Nullable String> changes = new LinkedHashMap<>();
        earlier.forEach((path, held) -> changes.put(path, held.value));
        Member.Edited edited = member.edit(changes, by);
        Map<String, Origin> origins = new HashMap<>(edited.member().origins());
        earlier.forEach((path, held) -> {
            // What stands there unchanged keeps its origin, unless that was withdrawn.
            boolean same = Objects.equals(member.facts().get(path), held.value);
            if (same ? held.stands && withdrawn.test(member.originOf(path)) : held.value != null) {
                origins.put(path, held.origin);
            }
        });
        if (edited.revision() == null && origins.equals(member.origins())) {
            return edited;
        }
        Member next = new Member(
                member.id(), member.version() + 1, edited.member().facts(), origins, member.createdAt(), by.at());
        return new Member.Edited(member.facts(), next, edited.revision());
    }

    /// What somebody withdrawn took away, and nobody has touched since.
    private Map<String, Held> takenAway() {
        Map<String, Held> earlier = new LinkedHashMap<>();
        Set<String> touched = new HashSet<>();
        for (Member.Revision revision : history) {
            for (FactChange change : revision.changes()) {
                String path = change.path();
                if (touched.add(path)
                        && change.after() == null
                        && !member.facts().has(path)
                        && withdrawn.test(revision.origin())) {
                    earlier.put(path, heldBefore(revision, path));
                }
            }
        }
        return earlier;
    }

    /// What would stand at a path now.
    private Held held(String path) {
        String value = member.facts().get(path);
        Origin origin = member.originOf(path);
        if (value == null || !withdrawn.test(origin)) {
            return new Held(value, origin, value != null);
        }
        Member.Revision giver = giver(member.version() + 1, path, value);
        Held before = giver == null ? last(path, value, origin) : earlier(giver, path);
        return before.stands
                ? before
                : joinings.stream()
                        .map(joining -> joining.alike(path))
                        .filter(Held::stands)
                        .findFirst()
                        .orElse(before);
    }

    /// What would stand there without what a revision gave; the word of a record that was merged may have hidden
    /// another word of that record.
    private Held earlier(Member.Revision giver, String path) {
        Joining joining = joining(giver, path);
        Held theirs = joining == null ? nothing() : joining.other.held(Objects.requireNonNull(joining.taken.get(path)));
        return theirs.stands ? theirs : heldBefore(giver, path);
    }

    /// What stood there before a revision, and whose word it was; a value no revision tells of was there from the
    /// beginning.
    private Held heldBefore(Member.Revision revision, String path) {
        FactChange change = revision.changeAt(path);
        String value = change == null ? null : change.before();
        if (value == null) {
            return nothing();
        }
        Member.Revision giver = giver(revision.seq(), path, value);
        Origin origin = giver == null ? member.rest() : originIn(giver, path);
        if (!withdrawn.test(origin)) {
            return new Held(value, origin, value != null);
        }
        return giver == null ? last(path, value, origin) : earlier(giver, path);
    }

    private Origin originIn(Member.Revision giver, String path) {
        Joining joining = joining(giver, path);
        return joining == null
                ? giver.origin()
                : joining.other.member.originOf(Objects.requireNonNull(joining.taken.get(path)));
    }

    /// The merge by which the value at a path came along.
    private @Nullable Joining joining(Member.Revision giver, String path) {
        return joinings.stream()
                .filter(one -> one.merge.equals(giver.batch()) && one.taken.containsKey(path))
                .findFirst()
                .orElse(null);
    }

    /// Whoever last gave the fact this value before then; bringing a value back is not giving it, and neither is
    /// parting records, unless the value came to this one only then.
    private Member.@Nullable Revision giver(long seq, String path, String value) {
        Member.Revision parted = null;
        String first = value;
        for (Member.Revision revision : history) {
            FactChange change = revision.seq() < seq ? revision.changeAt(path) : null;
            if (change != null) {
                first = Objects.requireNonNullElse(change.before(), "");
                boolean given = value.equals(change.after())
                        && revision.origin().source().gives();
                if (given && revision.origin().source() != Source.PARTED) {
                    return revision;
                }
                parted = given && parted == null ? revision : parted;
            }
        }
        return first.equals(value) ? null : parted;
    }

    private Held nothing() {
        return new Held(null, member.rest(), false);
    }

    /// Nothing stood before; but a record must be called something.
    private static Held last(String path, String value, Origin origin) {
        return new Held(path.equals("name") ? value : null, origin, false);
    }

    /// @param stands whether somebody's word stands behind it
    private record Held(@Nullable String value, Origin origin, boolean stands) {}
}
