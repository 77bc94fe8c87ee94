package org.tongchuang.members.records;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;

/// One person's record: the facts, where each came from, and the rules by which they change. Never changed once made;
/// an edit gives the next state.
///
/// @param version grows by one with each change; two who edit at once are told apart by it
/// @param origins path to origin; `*` stands for every fact without an entry of its own
public record Member(
        MemberId id, long version, Facts facts, Map<String, Origin> origins, Instant createdAt, Instant updatedAt) {

    public static final String REST = "*";

    public static Member create(MemberId id, Facts facts, Origin origin) {
        return new Member(id, 1, facts, Map.of(REST, origin), origin.at(), origin.at());
    }

    public String name() {
        return facts.get("name", "");
    }

    public Origin originOf(String path) {
        Origin own = origins.get(path);
        return own != null ? own : rest();
    }

    public Origin rest() {
        Origin rest = origins.get(REST);
        if (rest == null) {
            throw new IllegalStateException("a record without origin: " + id);
        }
        return rest;
    }

    public @Nullable Education firstEducation() {
        List<Education> all = educations();
        return all.isEmpty() ? null : all.getFirst();
    }

    public @Nullable Education lastEducation() {
        List<Education> all = educations();
        return all.isEmpty() ? null : all.getLast();
    }

    public List<Education> educations() {
        return Education.of(facts);
    }

    public List<Career> careers() {
        return Career.of(facts);
    }

    public boolean within(Reach reach) {
        return reach.everyone()
                || educations().stream()
                        .anyMatch(education -> reach.covers(education.school(), education.department()));
    }

    /// The next state with these facts set, or taken away where null; the same record when nothing differs.
    public Edited edit(Map<String, @Nullable String> changes, Origin origin) {
        Facts after = facts.with(changes);
        List<FactChange> differences = facts.changesTo(after);
        if (differences.isEmpty()) {
            return new Edited(facts, this, null);
        }
        Map<String, Origin> nextOrigins = new HashMap<>(origins);
        for (FactChange change : differences) {
            if (change.after() == null) {
                nextOrigins.remove(change.path());
            } else {
                nextOrigins.put(change.path(), origin);
            }
        }
        Member next = new Member(id, version + 1, after, nextOrigins, createdAt, origin.at());
        return new Edited(facts, next, new Revision(id, next.version, origin, differences));
    }

    /// @param before what was known until then
    /// @param revision what changed; null when nothing did
    public record Edited(
            Facts before, Member member, @Nullable Revision revision) {}

    /// One line of a record's history.
    public record Revision(MemberId member, long seq, Origin origin, List<FactChange> changes) {

        public Revision {
            changes = List.copyOf(changes);
        }

        /// What it changed at a path; null when nothing.
        @Nullable
        FactChange changeAt(String path) {
            for (FactChange change : changes) {
                if (change.path().equals(path)) {
                    return change;
                }
            }
            return null;
        }

        @Nullable
        UUID batch() {
            return origin.batch();
        }
    }
}
