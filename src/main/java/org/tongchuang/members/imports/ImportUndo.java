package org.tongchuang.members.imports;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.members.records.BringingBack;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.FactChange;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Takes a whole import back: what it changed gets its earlier value and that value's origin again, whom it created is
/// gone, and whatever people wrote after it stays. Imports may be undone in any order: what another one that is undone
/// had brought does not return. Done in batches, each safe to repeat, so it too survives being killed.
@Component
class ImportUndo {

    private static final int SIZE = 1_000;

    private final Members members;
    private final RosterImports imports;
    private final RosterRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ImportUndo(
            Members members,
            RosterImports imports,
            RosterRows rows,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.members = members;
        this.imports = imports;
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void go(RosterImport undone) {
        Origin origin = new Origin(Source.UNDO, clock.instant(), undone.actor(), undone.actorName(), null);
        UUID after = new UUID(0, 0);
        Map<MemberId, List<Member.Revision>> changed = members.revisionsOf(undone.id(), after);
        while (!changed.isEmpty()) {
            Map<MemberId, List<Member.Revision>> page = changed;
            transaction.executeWithoutResult(status -> restore(undone, page, origin));
            after = List.copyOf(page.keySet()).getLast().value();
            changed = members.revisionsOf(undone.id(), after);
        }
        long row = 0;
        List<Verdict> created = rows.created(undone.id(), row, SIZE);
        while (!created.isEmpty()) {
            List<Verdict> page = created;
            transaction.executeWithoutResult(status -> remove(undone, members(page), origin));
            row = page.getLast().number();
            created = rows.created(undone.id(), row, SIZE);
        }
        removeEarlier(undone, origin);
        rows.withdrawQuestions(undone.id());
        imports.finished(undone.id(), ImportState.UNDONE, null, clock.instant(), now -> {});
    }

    private void restore(RosterImport undone, Map<MemberId, List<Member.Revision>> page, Origin origin) {
        List<Member.Edited> edits = new ArrayList<>();
        List<MemberId> held = members.hold(page.keySet());
        Map<MemberId, List<Member.Revision>> histories = members.histories(held);
        Map<UUID, Boolean> known = new HashMap<>();
        for (Member member : members.all(held)) {
            Map<String, Member.Revision> since = new LinkedHashMap<>();
            for (Member.Revision revision : page.getOrDefault(member.id(), List.of())) {
                for (FactChange change : revision.changes()) {
                    // Latest revision first, so the value from before the import is put last and stands.
                    if (stillFromImport(member, change, undone.id())) {
                        since.put(change.path(), revision);
                    }
                }
            }
            List<Member.Revision> history = histories.getOrDefault(member.id(), List.of());
            Member.Edited edited =
                    new BringingBack(member, history, told -> undone(told.batch(), known)).before(since, origin);
            if (edited.revision() != null) {
                edits.add(edited);
            }
        }
        if (!edits.isEmpty()) {
            members.save(edits);
        }
        imports.undone(undone.id(), edits.size());
    }

    private boolean undone(@Nullable UUID batch, Map<UUID, Boolean> known) {
        return batch != null
                && known.computeIfAbsent(
                        batch,
                        id -> imports.find(id)
                                .filter(made ->
                                        made.state() == ImportState.UNDONE || made.state() == ImportState.UNDOING)
                                .isPresent());
    }

    /// A value somebody wrote since stays; so does one taken away since, or by somebody else.
    private static boolean stillFromImport(Member member, FactChange change, UUID importId) {
        return member.facts().has(change.path())
                ? importId.equals(member.originOf(change.path()).batch())
                : change.after() == null;
    }

    private void removeEarlier(RosterImport undone, Origin origin) {
        UUID after = new UUID(0, 0);
        List<MemberId> earlier = rows.createdEarlier(undone.id(), after, SIZE);
        while (!earlier.isEmpty()) {
            List<MemberId> page = earlier;
            transaction.executeWithoutResult(status -> remove(undone, page, origin));
            after = page.getLast().value();
            earlier = rows.createdEarlier(undone.id(), after, SIZE);
        }
    }

    private static List<MemberId> members(List<Verdict> page) {
        return page.stream()
                .map(Verdict::member)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private void remove(RosterImport undone, List<MemberId> ids, Origin origin) {
        List<MemberId> gone = new ArrayList<>();
        List<Member.Edited> kept = new ArrayList<>();
        // Whoever writes in one of them at this moment is waited for, and what they wrote is seen.
        for (Member member : members.all(members.hold(ids))) {
            Map<String, @Nullable String> taken = fromImport(member, undone.id());
            boolean untouched = member.facts().asMap().keySet().stream()
                    .filter(path -> path.charAt(0) != '#')
                    // What only says something about the facts that go, goes with them.
                    .allMatch(path -> taken.containsKey(path) || Contact.isRemark(path));
            if (untouched) {
                gone.add(member.id());
            } else {
                // Somebody has since written in this record: what they wrote needs a name to stand under.
                taken.remove("name");
                Member.Edited edited = member.edit(taken, origin);
                if (edited.revision() != null) {
                    kept.add(edited);
                }
            }
        }
        members.remove(gone);
        if (!kept.isEmpty()) {
            members.save(kept);
        }
        imports.undone(undone.id(), gone.size() + kept.size());
    }

    private static Map<String, @Nullable String> fromImport(Member member, UUID importId) {
        Map<String, @Nullable String> taken = new LinkedHashMap<>();
        Set<String> paths = member.facts().asMap().keySet();
        for (String path : paths) {
            if (importId.equals(member.originOf(path).batch())) {
                taken.put(path, null);
            }
        }
        return taken;
    }
}
