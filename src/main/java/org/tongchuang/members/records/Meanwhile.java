package org.tongchuang.members.records;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Right;

/// The form of somebody who was overtaken while they wrote: what they typed stands in it still, and beside it what the
/// record says now.
@Component
class Meanwhile {

    private final RecordDesk desk;
    private final Members members;
    private final Former former;

    Meanwhile(RecordDesk desk, Members members, Former former) {
        this.desk = desk;
        this.members = members;
        this.former = former;
    }

    /// @param seen the version the form was made from
    /// @param written path to value, the whole form
    RecordEditPage formOf(Actor actor, MemberId id, long seen, Map<String, String> written) {
        Member now = desk.read(actor, id);
        if (!now.id().equals(id)) {
            return formOfSurvivor(actor, id, seen, written, now);
        }
        Map<String, String> values = new LinkedHashMap<>(written);
        Map<String, String> theirs = new LinkedHashMap<>();
        before(desk.history(actor, now), seen).forEach((path, then) -> {
            String value = now.facts().get(path, "");
            theirs.put(path, value);
            if (isUntouched(written.getOrDefault(path, then), then)) {
                values.put(path, value);
            }
        });
        return form(now, values, theirs, null);
    }

    /// The record was merged while they wrote: what they typed goes on into the form of the one it is part of now.
    private RecordEditPage formOfSurvivor(
            Actor actor, MemberId id, long seen, Map<String, String> written, Member now) {
        Map<String, String> typed = new LinkedHashMap<>(written);
        if (!actor.may(Right.READ_SENSITIVE)) {
            typed.keySet().removeIf(path -> Facts.purposeOf(path) != null);
        }
        MemberId at = id;
        Optional<Former.Was> was = former.of(at);
        if (was.isPresent()) {
            Facts shown = was.get().member().facts();
            Map<String, String> before = before(members.history(id), seen);
            typed.entrySet()
                    .removeIf(one -> isUntouched(
                            one.getValue(), before.getOrDefault(one.getKey(), shown.get(one.getKey(), ""))));
        }
        while (was.isPresent()) {
            at = was.get().survivor();
            typed = placed(typed, was.get(), at.equals(now.id()) ? now.facts() : Facts.NONE);
            was = former.of(at);
        }
        Map<String, String> values = new LinkedHashMap<>(now.facts().asMap());
        Map<String, String> theirs = new LinkedHashMap<>();
        typed.forEach((path, value) -> {
            if (now.facts().has(path)) {
                theirs.put(path, now.facts().get(path, ""));
            }
            values.put(path, value);
        });
        return form(now, values, theirs, now.name());
    }

    private static RecordEditPage form(
            Member now, Map<String, String> values, Map<String, String> theirs, @Nullable String mergedName) {
        return new RecordEditPage(now.id().toString(), now.version(), now.name(), values, Map.of(), theirs, mergedName);
    }

    /// Where the form still says what stood there then, nobody touched it; an unticked box says "false".
    private static boolean isUntouched(String written, String then) {
        return written.equals(then) || then.isEmpty() && written.equals("false");
    }

    /// What stood in a record at this version, where that was changed since.
    private static Map<String, String> before(List<Member.Revision> history, long seen) {
        Map<String, String> before = new HashMap<>();
        for (Member.Revision revision : history) {
            if (revision.seq() > seen) {
                revision.changes()
                        .forEach(change -> before.put(change.path(), change.before() == null ? "" : change.before()));
            }
        }
        return before;
    }

    /// The same values under the paths of the survivor. What the merged record did not have yet goes under a number of
    /// its own there.
    private static Map<String, String> placed(Map<String, String> typed, Former.Was was, Facts survivor) {
        Map<String, String> placed = new LinkedHashMap<>();
        Map<String, String> groups = new HashMap<>();
        was.places().forEach((from, to) -> groups.putIfAbsent(group(from), group(to)));
        typed.forEach((path, value) -> {
            String known = was.places().get(path);
            String group = groups.computeIfAbsent(group(path), missing -> next(missing, survivor, groups));
            placed.put(
                    known != null ? known : group + path.substring(group(path).length()), value);
        });
        return placed;
    }

    /// `education.2` of `education.2.school`, `phone.1` of itself, `city` of itself.
    private static String group(String path) {
        int first = path.indexOf('.');
        int second = first < 0 ? -1 : path.indexOf('.', first + 1);
        return second < 0 ? path : path.substring(0, second);
    }

    private static String next(String group, Facts survivor, Map<String, String> taken) {
        int dot = group.lastIndexOf('.');
        if (dot < 0 || !group.substring(dot + 1).matches("\\d+")) {
            return group;
        }
        String name = group.substring(0, dot);
        int number = survivor.nextNumber(name);
        while (taken.containsValue(name + "." + number)) {
            number++;
        }
        return name + "." + number;
    }
}
