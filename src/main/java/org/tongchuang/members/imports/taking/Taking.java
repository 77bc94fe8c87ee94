package org.tongchuang.members.imports.taking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.members.roster.RosterEntry;
import org.tongchuang.members.roster.RosterRow;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;

/// Decides what a batch of rows does to the records: who is new, who is known and how they change. It writes nothing,
/// so a check and a real run decide alike.
/// A row is somebody known when their student number and school say so, else their ID number, else when the very same
/// row came in before. Whoever merely resembles somebody is taken in and noted as a possible duplicate.
public final class Taking {

    private static final String BEYOND_REACH = "members.import.beyond-reach";

    private final Known known;
    private final Origin origin;
    private final Reach reach;
    private final Map<MemberId, Member> states = new LinkedHashMap<>();
    private final Set<MemberId> newcomers = new LinkedHashSet<>();
    private final List<Member.Edited> edits = new ArrayList<>();
    private final List<Resemblance> resemblances = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final SaidInFile said;
    private final Whose whose;
    private final Map<String, String> columns;

    /// @param said by the rows before, and by those decided here
    /// @param columns header to field name, to point at the cell that is wrong
    /// @param reach of whoever handed the roster in: nobody beyond it is added, changed or moved out of it
    public Taking(Known known, Origin origin, Reach reach, SaidInFile said, Map<String, String> columns) {
        this.known = known;
        this.reach = reach;
        this.origin = origin;
        this.said = said;
        this.columns = columns;
        this.whose = new Whose(known, id -> state(id).facts());
    }

    /// @param detailed whether to tell in words of somebody new, whom no record tells of yet
    public Verdict take(RosterRow.Person row, RowKeys rowKeys, boolean detailed) {
        RosterEntry entry = row.entry();
        List<MemberId> byNumber = whose.byNumber(entry, rowKeys, RowKeys::sameStudent);
        List<MemberId> byId = whose.found(rowKeys.idNumber(), facts -> RowKeys.sameDocument(facts, entry));
        List<MemberId> same = !byNumber.isEmpty() ? byNumber : !byId.isEmpty() ? byId : whose.byRow(rowKeys);
        if (!byNumber.isEmpty() && !byId.isEmpty() && !byNumber.contains(byId.getFirst())) {
            return Verdict.rejected(row, "members.import.two-people");
        }
        if (same.isEmpty()) {
            return byNumberOnce(row, rowKeys, detailed);
        }
        Member before = state(same.getFirst());
        if (!before.within(reach)) {
            return Verdict.rejected(row, BEYOND_REACH);
        }
        // What is left of them is the archive's.
        if (before.facts().has("erased")) {
            return Verdict.rejected(row, "members.import.erased");
        }
        CellProblem somebodyElse =
                SomebodyElse.problem(row, before.facts(), !byNumber.isEmpty(), said.firstRow(before.id()), columns);
        return somebodyElse == null
                ? update(row, before, rowKeys, RosterFacts.of(before.facts(), entry))
                : asOnceSaid(row, rowKeys, before, !byNumber.isEmpty());
    }

    /// A number that a merge left out tells who somebody is where nothing else does; what is compared is what the
    /// records said while it stood in one of them.
    private Verdict byNumberOnce(RosterRow.Person row, RowKeys rowKeys, boolean detailed) {
        RosterEntry entry = row.entry();
        List<MemberId> byNumber = whose.byNumber(entry, rowKeys, RowKeys::sameStudentOnce);
        List<MemberId> byId = whose.found(rowKeys.idNumber(), facts -> RowKeys.sameDocumentOnce(facts, entry));
        List<MemberId> same = byNumber.isEmpty() ? byId : byNumber;
        if (same.isEmpty()) {
            return create(row, rowKeys, detailed);
        }
        Member person = state(same.getFirst());
        if (!person.within(reach)) {
            return Verdict.rejected(row, BEYOND_REACH);
        }
        return asOnceSaid(row, rowKeys, person, !byNumber.isEmpty());
    }

    private Verdict asOnceSaid(RosterRow.Person row, RowKeys rowKeys, Member person, boolean byNumber) {
        OnceSaid once = OnceSaid.of(known.before(person.id()), person.facts(), row.entry());
        CellProblem somebodyElse = once.problem(row, byNumber, said.firstRow(person.id()), columns);
        return somebodyElse != null
                ? Verdict.rejected(row, somebodyElse)
                : update(row, person, rowKeys, once.told(person.facts(), row.entry()));
    }

    public List<Member> newMembers() {
        return newcomers.stream().map(this::state).toList();
    }

    public List<Member.Edited> edits() {
        return edits;
    }

    public List<Resemblance> resemblances() {
        return resemblances;
    }

    public List<Offer> offers() {
        return offers;
    }

    /// Everybody known before whose record must still be there when this is written.
    public Set<MemberId> touched() {
        Set<MemberId> touched = new LinkedHashSet<>(states.keySet());
        offers.forEach(offer -> touched.add(offer.member()));
        resemblances.forEach(pair -> touched.add(pair.other()));
        touched.removeAll(newcomers);
        return touched;
    }

    private Verdict create(RosterRow.Person row, RowKeys rowKeys, boolean detailed) {
        RosterEntry entry = row.entry();
        RosterFacts told = RosterFacts.of(Facts.NONE, entry);
        Facts facts = Facts.NONE.with(told.changes());
        if (!rowKeys.wholeRow().isEmpty()) {
            facts = facts.with(rowKeys.rowMarks());
        }
        Member member = Member.create(MemberId.next(), facts, origin);
        if (!member.within(reach)) {
            return Verdict.rejected(row, BEYOND_REACH);
        }
        states.put(member.id(), member);
        newcomers.add(member.id());
        said.note(member.id(), row.number(), told.said());
        rowKeys.resembling()
                .forEach((key, why) -> known.byKey(key).stream()
                        .findFirst()
                        .ifPresent(other -> resemblances.add(new Resemblance(member.id(), other, why))));
        rowKeys.all().forEach(key -> known.add(key, member.id()));
        boolean inWords = detailed || !row.problems().isEmpty();
        return new Verdict(
                row.number(),
                Outcome.CREATED,
                member.id(),
                inWords ? Verdict.Detail.problems(Verdict.summary(entry), row.problems()) : null);
    }

    private Verdict update(RosterRow.Person row, Member before, RowKeys rowKeys, RosterFacts told) {
        RosterEntry entry = row.entry();
        MemberId person = before.id();
        Split split = Split.of(told, before, path -> said.has(person, path));
        Member.Edited edited = before.edit(split.taken(), origin);
        if (!edited.member().within(reach)) {
            return Verdict.rejected(row, BEYOND_REACH);
        }
        List<CellProblem> problems = new ArrayList<>(row.problems());
        problems.addAll(split.problems(row.number(), said.firstRow(person), columns));
        said.note(person, row.number(), told.said());
        split.offered().forEach((path, value) -> offers.add(new Offer(person, path, value)));
        rowKeys.all().forEach(key -> known.add(key, person));
        Member.Revision revision = edited.revision();
        if (revision == null) {
            return new Verdict(
                    row.number(),
                    Outcome.UNCHANGED,
                    person,
                    problems.isEmpty() ? null : Verdict.Detail.problems(Verdict.summary(entry), problems));
        }
        if (newcomers.contains(person)) {
            // Still the same batch: the person is written once, with all that its rows say.
            states.put(person, Member.create(person, edited.member().facts(), origin));
        } else {
            states.put(person, edited.member());
            edits.add(edited);
        }
        return new Verdict(
                row.number(),
                Outcome.UPDATED,
                person,
                new Verdict.Detail(Verdict.summary(entry), revision.changes(), problems));
    }

    private Member state(MemberId id) {
        return Objects.requireNonNullElseGet(states.get(id), () -> known.member(id));
    }

    /// Two who may be the same person, and what they share: `name-birth`, `phone` or `email`.
    public record Resemblance(MemberId one, MemberId other, String why) {}

    /// A value against the person's own word.
    public record Offer(MemberId member, String path, String value) {}
}
