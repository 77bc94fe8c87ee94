package org.tongchuang.members.merges;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;

/// Two records apart again. What was written since the merge stays with the person it belongs to: where it stands in
/// the place of a value that had come along, or among the studies and posts that had, it leaves with that value; all
/// else stays. Somebody who knows better may say otherwise, fact by fact.
///
/// @param survivor as it will be, with its line of history
/// @param merged as it will be, with its line of history
record Separation(Member.Edited survivor, Member.Edited merged) {

    /// What was written since, and whose it is taken to be.
    ///
    /// @param path in the survivor
    /// @param value null when it was taken away
    record Since(String path, @Nullable String value, boolean ofMerged) {}

    /// @param was the merge as it was done
    /// @param merge without what undone imports had brought
    /// @param now the survivor without that
    /// @param decided path in the survivor to whether the later value belongs to the merged person
    static Separation of(Merge was, Merge merge, Member now, Map<String, Boolean> decided, Origin origin) {
        Map<String, @Nullable String> back = new LinkedHashMap<>(marks(was, now));
        Map<String, @Nullable String> along = new LinkedHashMap<>();
        Map<String, Origin> alongOrigins = new HashMap<>();
        Member merged = was.merged();
        merged.facts().changesTo(merge.merged().facts()).forEach(change -> {
            along.put(change.path(), change.after());
            alongOrigins.put(change.path(), merge.merged().originOf(change.path()));
        });
        merge.taken()
                .forEach((path, from) -> back.put(path, merge.before().facts().get(path)));
        NewPlaces places = new NewPlaces(merged.facts(), new HashMap<>());
        for (Since since : since(was, merge, now)) {
            boolean ofMerged = decided.getOrDefault(since.path, since.ofMerged);
            if (ofMerged) {
                String known = placeIn(was, since.path);
                String from = known != null ? known : places.of(since.path);
                along.put(from, since.value);
                alongOrigins.put(from, now.originOf(since.path));
                back.put(since.path, merge.before().facts().get(since.path));
            } else if (was.taken().containsKey(since.path)) {
                back.put(since.path, since.value);
            }
        }
        return new Separation(
                edited(now, back, merge.before()::originOf, origin),
                edited(merged, along, path -> alongOrigins.getOrDefault(path, origin), origin));
    }

    /// By which rows and numbers of the other the survivor was known. A later merge may have added more, which stay.
    private static Map<String, @Nullable String> marks(Merge was, Member now) {
        Map<String, @Nullable String> marks = new LinkedHashMap<>();
        was.joined().member().facts().each((path, value) -> {
            boolean mark = path.charAt(0) == '#' && path.indexOf('.') > 0;
            if (mark
                    && !was.before().facts().has(path)
                    && value.equals(now.facts().get(path))) {
                marks.put(path, null);
            }
        });
        return marks;
    }

    /// Every value of the survivor that is not what the merge left there.
    static List<Since> since(Merge was, Merge merge, Member now) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        merge.taken()
                .forEach((path, from) -> values.put(path, merge.merged().facts().get(from)));
        Facts left = merge.before().facts().with(values);
        return left.changesTo(now.facts()).stream()
                .map(change -> new Since(
                        change.path(),
                        change.after(),
                        was.taken().containsKey(change.path())
                                || placeOfGroup(was, change.path()) != null
                                || speaksOfMerged(was, change)))
                .toList();
    }

    /// That a contact doesn't work is said of whoever has that contact.
    private static boolean speaksOfMerged(Merge merge, FactChange change) {
        String contact = change.after();
        if (contact == null || !Contact.isFailure(change.path())) {
            return false;
        }
        String kind = Contact.kindOf(change.path());
        return merge.merged().facts().list(kind).contains(contact)
                && !merge.before().facts().list(kind).contains(contact);
    }

    /// Where a fact of the survivor stands in the merged record; null when it has no place there.
    private static @Nullable String placeIn(Merge merge, String path) {
        String taken = merge.taken().get(path);
        return taken != null ? taken : placeOfGroup(merge, path);
    }

    /// Of studies and posts that came along whole, also what was added to them later.
    private static @Nullable String placeOfGroup(Merge merge, String path) {
        String[] parts = path.split("\\.");
        String group = parts.length == 3 ? parts[0] + "." + parts[1] + "." : null;
        if (group == null || merge.before().facts().numbers(parts[0]).contains(Integer.valueOf(parts[1]))) {
            return null;
        }
        return merge.taken().entrySet().stream()
                .filter(taken -> taken.getKey().startsWith(group))
                .map(taken -> taken.getValue().replaceFirst("[^.]+$", parts[2]))
                .findFirst()
                .orElse(null);
    }

    private static Member.Edited edited(
            Member from, Map<String, @Nullable String> changes, Function<String, Origin> origins, Origin origin) {
        Facts after = from.facts().with(changes);
        List<FactChange> differences = from.facts().changesTo(after);
        Map<String, Origin> next = new HashMap<>(from.origins());
        for (FactChange change : differences) {
            if (change.after() == null) {
                next.remove(change.path());
            } else {
                next.put(change.path(), origins.apply(change.path()));
            }
        }
        next.entrySet()
                .removeIf(one ->
                        !one.getKey().equals(Member.REST) && one.getValue().equals(from.rest()));
        long version = from.version() + 1;
        Member member = new Member(from.id(), version, after, next, from.createdAt(), origin.at());
        return new Member.Edited(from.facts(), member, new Member.Revision(from.id(), version, origin, differences));
    }

    /// Where something that never stood in the merged record goes in it: under a number of its own.
    private record NewPlaces(Facts facts, Map<String, Integer> given) {

        String of(String path) {
            String[] parts = path.split("\\.");
            if (parts.length == 1 || !parts[1].matches("\\d+")) {
                return path;
            }
            int number = given.computeIfAbsent(
                    parts[0] + "." + parts[1],
                    group -> facts.nextNumber(parts[0])
                            + (int) given.keySet().stream()
                                    .filter(one -> one.startsWith(parts[0] + "."))
                                    .count());
            return parts[0] + "." + number + (parts.length == 3 ? "." + parts[2] : "");
        }
    }
}
