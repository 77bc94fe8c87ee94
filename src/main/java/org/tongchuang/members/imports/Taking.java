package org.tongchuang.members.imports;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.members.roster.RosterEntry;
import org.tongchuang.members.roster.RosterRow;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Words;

/// Decides what a batch of rows does to the records: who is new, who is known and how they change. It writes nothing,
/// so a check and a real run decide alike.
///
/// A row is somebody known when their student number and school say so, else their ID number, else when the very same
/// row came in before. Whoever merely resembles somebody is taken in and noted as a possible duplicate.
final class Taking {

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
    private final Map<String, String> columns;

    /// @param said by the rows before, and by those decided here
    /// @param columns header to field name, to point at the cell that is wrong
    /// @param reach of whoever handed the roster in: nobody beyond it is added, changed or moved out of it
    Taking(Known known, Origin origin, Reach reach, SaidInFile said, Map<String, String> columns) {
        this.known = known;
        this.reach = reach;
        this.origin = origin;
        this.said = said;
        this.columns = columns;
    }

    /// @param detailed whether to tell in words of somebody new, whom no record tells of yet
    RosterRows.Row take(RosterRow.Person row, RowKeys rowKeys, boolean detailed) {
        long number = row.number();
        RosterEntry entry = row.entry();
        List<CellProblem> problems = row.problems();
        List<MemberId> byNumber = byNumber(entry, rowKeys);
        List<MemberId> byId = found(rowKeys.idNumber(), facts -> RowKeys.sameDocument(facts, entry));
        List<MemberId> same =
                !byNumber.isEmpty() ? byNumber : !byId.isEmpty() ? byId : found(rowKeys.wholeRow(), rowKeys::sameRow);
        if (!byNumber.isEmpty() && !byId.isEmpty() && !byNumber.contains(byId.getFirst())) {
            return rejected(number, entry, problems, "members.import.two-people");
        }
        if (same.isEmpty()) {
            return create(number, entry, rowKeys, problems, detailed);
        }
        Member before = state(same.getFirst());
        if (!before.within(reach)) {
            return rejected(number, entry, problems, BEYOND_REACH);
        }
        CellProblem somebodyElse =
                SomebodyElse.problem(row, before.facts(), !byNumber.isEmpty(), said.firstRow(before.id()), columns);
        return somebodyElse != null ? rejected(number, entry, problems, somebodyElse) : update(row, before, rowKeys);
    }

    List<Member> newMembers() {
        return newcomers.stream().map(this::state).toList();
    }

    List<Member.Edited> edits() {
        return edits;
    }

    List<Resemblance> resemblances() {
        return resemblances;
    }

    List<Offer> offers() {
        return offers;
    }

    private RosterRows.Row create(
            long number, RosterEntry entry, RowKeys rowKeys, List<CellProblem> problems, boolean detailed) {
        RosterFacts told = RosterFacts.of(Facts.NONE, entry);
        Facts facts = Facts.NONE.with(told.changes());
        if (rowKeys.wholeRow() != null) {
            facts = facts.with(rowKeys.rowMarks());
        }
        Member member = Member.create(MemberId.next(), facts, origin);
        if (!member.within(reach)) {
            return rejected(number, entry, problems, BEYOND_REACH);
        }
        states.put(member.id(), member);
        newcomers.add(member.id());
        said.note(member.id(), number, told.said());
        rowKeys.resembling()
                .forEach((key, why) -> known.byKey(key).stream()
                        .findFirst()
                        .ifPresent(other -> resemblances.add(new Resemblance(member.id(), other, why))));
        rowKeys.all().forEach(key -> known.add(key, member.id()));
        boolean inWords = detailed || !problems.isEmpty();
        return new RosterRows.Row(
                number,
                Outcome.CREATED,
                member.id(),
                inWords ? RosterRows.Detail.problems(summary(entry), problems) : null);
    }

    private RosterRows.Row update(RosterRow.Person row, Member before, RowKeys rowKeys) {
        RosterEntry entry = row.entry();
        MemberId person = before.id();
        RosterFacts told = RosterFacts.of(before.facts(), entry);
        Split split = Split.of(told, before, path -> said.has(person, path));
        Member.Edited edited = before.edit(split.taken(), origin);
        if (!edited.member().within(reach)) {
            return rejected(row.number(), entry, row.problems(), BEYOND_REACH);
        }
        List<CellProblem> problems = new ArrayList<>(row.problems());
        split.contradicted().forEach((path, value) -> problems.add(contradiction(row.number(), person, path, value)));
        said.note(person, row.number(), told.said());
        split.offered().forEach((path, value) -> offers.add(new Offer(person, path, value)));
        rowKeys.all().forEach(key -> known.add(key, person));
        Member.Revision revision = edited.revision();
        if (revision == null) {
            return new RosterRows.Row(
                    row.number(),
                    Outcome.UNCHANGED,
                    person,
                    problems.isEmpty() ? null : RosterRows.Detail.problems(summary(entry), problems));
        }
        if (newcomers.contains(person)) {
            // Still the same batch: the person is written once, with all that its rows say.
            states.put(person, Member.create(person, edited.member().facts(), origin));
        } else {
            states.put(person, edited.member());
            edits.add(edited);
        }
        return new RosterRows.Row(
                row.number(),
                Outcome.UPDATED,
                person,
                new RosterRows.Detail(summary(entry), revision.changes(), problems));
    }

    private CellProblem contradiction(long number, MemberId person, String path, String value) {
        return new CellProblem(
                number,
                SomebodyElse.header(columns, path.substring(path.lastIndexOf('.') + 1)),
                Labels.listed(Words.CHINESE, path.substring(path.lastIndexOf('.') + 1), value),
                "members.import.contradicts",
                List.of(String.valueOf(said.firstRow(person))));
    }

    private static RosterRows.Row rejected(long number, RosterEntry entry, List<CellProblem> problems, String why) {
        return rejected(
                number,
                entry,
                problems,
                new CellProblem(number, "", entry.name().full(), why, List.of()));
    }

    private static RosterRows.Row rejected(
            long number, RosterEntry entry, List<CellProblem> problems, CellProblem why) {
        List<CellProblem> all = new ArrayList<>(problems);
        all.add(why);
        return new RosterRows.Row(number, Outcome.REJECTED, null, RosterRows.Detail.problems(summary(entry), all));
    }

    private List<MemberId> byNumber(RosterEntry entry, RowKeys rowKeys) {
        List<MemberId> found = new ArrayList<>();
        Iterator<Long> numbers = rowKeys.studentNumbers().iterator();
        for (RosterEntry.Education education : entry.educations()) {
            if (education.studentNumber() != null) {
                found.addAll(found(numbers.next(), facts -> RowKeys.sameStudent(facts, education)));
            }
        }
        return found;
    }

    /// Who is known under a key, and truly holds the value behind it: two values may meet in one key of 64 bits.
    private List<MemberId> found(@Nullable Long key, Predicate<Facts> holds) {
        return key == null
                ? List.of()
                : known.byKey(key).stream()
                        .filter(id -> holds.test(state(id).facts()))
                        .toList();
    }

    private Member state(MemberId id) {
        Member state = states.get(id);
        return state != null ? state : known.member(id);
    }

    private static String summary(RosterEntry entry) {
        StringBuilder words = new StringBuilder(entry.name().full());
        if (!entry.educations().isEmpty()) {
            RosterEntry.Education education = entry.educations().getFirst();
            for (String part :
                    new @Nullable String[] {education.school(), education.className(), education.studentNumber()}) {
                if (part != null) {
                    words.append(" · ").append(part);
                }
            }
        }
        return words.toString();
    }

    /// Two who may be the same person, and what they share: `name-birth`, `phone` or `email`.
    record Resemblance(MemberId one, MemberId other, String why) {}

    /// A value against the person's own word.
    record Offer(MemberId member, String path, String value) {}

    /// Who is known under which key, and their records.
    interface Known {
        List<MemberId> byKey(long key);

        void add(long key, MemberId id);

        Member member(MemberId id);
    }
}
