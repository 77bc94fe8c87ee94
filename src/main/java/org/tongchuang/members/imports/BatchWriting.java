package org.tongchuang.members.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.imports.taking.KnownPeople;
import org.tongchuang.members.imports.taking.Outcome;
import org.tongchuang.members.imports.taking.RosterFacts;
import org.tongchuang.members.imports.taking.RowKeys;
import org.tongchuang.members.imports.taking.SaidInFile;
import org.tongchuang.members.imports.taking.Taking;
import org.tongchuang.members.imports.taking.TrialPeople;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.members.records.Former;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.members.roster.RosterRow;
import org.tongchuang.shared.MemberId;

/// Takes one batch in, in one transaction with the note of how far the file was dealt with: killed at any moment,
/// the import goes on after the last whole batch, and no row is lost or taken twice.
@Component
class BatchWriting {

    private final Members members;
    private final LookupKeys keys;
    private final RosterImports imports;
    private final RosterRows rows;
    private final Questions questions;
    private final Former former;

    BatchWriting(
            Members members,
            LookupKeys keys,
            RosterImports imports,
            RosterRows rows,
            Questions questions,
            Former former) {
        this.members = members;
        this.keys = keys;
        this.imports = imports;
        this.rows = rows;
        this.questions = questions;
        this.former = former;
    }

    /// Whether the import may go on.
    @Transactional
    boolean take(RosterImport running, RowBatch batch, SaidInFile said, java.time.Instant now) {
        Origin origin = new Origin(Source.ROSTER, now, running.actor(), running.actorName(), running.id());
        Decided decided = decide(running, batch, said, origin, null);
        mustStillStand(decided.taking());
        members.add(decided.taking().newMembers());
        if (!decided.taking().edits().isEmpty()) {
            members.save(decided.taking().edits());
        }
        questions.offer(running, decided.taking().offers(), now);
        questions.resemble(running, decided.taking().resemblances());
        return note(running, batch, decided);
    }

    /// The same without touching a record: what it would write, the batches after it find among the trial people.
    @Transactional
    boolean check(RosterImport running, RowBatch batch, SaidInFile said, java.time.Instant now, TrialPeople trial) {
        Origin origin = new Origin(Source.ROSTER, now, running.actor(), running.actorName(), running.id());
        Decided decided = decide(running, batch, said, origin, trial);
        trial.keep(decided.taking().newMembers(), decided.taking().edits());
        return note(running, batch, decided.linkedTo(trial));
    }

    /// Calls back to mind what rows said that were taken in before the program was stopped.
    void recall(RosterImport running, RowBatch batch, SaidInFile said) {
        Map<Long, MemberId> taken = rows.taken(running.id(), batch.people());
        Map<MemberId, Member> people = new HashMap<>();
        members.all(taken.values()).forEach(member -> people.put(member.id(), member));
        for (RosterRow.Person row : batch.people()) {
            Member person = people.get(taken.get(row.number()));
            if (person != null) {
                said.note(
                        person.id(),
                        row.number(),
                        RosterFacts.of(person.facts(), row.entry()).said());
            }
        }
    }

    /// Somebody may have merged or removed a person since they were looked up; then the batch is decided anew.
    private void mustStillStand(Taking taking) {
        Set<MemberId> touched = taking.touched();
        if (members.hold(touched).size() < touched.size()) {
            throw new OptimisticLockingFailureException("a person of this batch is gone");
        }
    }

    private boolean note(RosterImport running, RowBatch batch, Decided decided) {
        rows.add(running.id(), decided.rows());
        return imports.progress(running.id(), batch.lastRow(), batch.share(), decided.counts());
    }

    private Decided decide(
            RosterImport running, RowBatch batch, SaidInFile said, Origin origin, @Nullable TrialPeople trial) {
        List<Long> strong = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        Map<Long, RowKeys> keysOfRows = new HashMap<>();
        for (RosterRow.Person person : batch.people()) {
            RowKeys rowKeys = RowKeys.of(person.entry(), keys);
            keysOfRows.put(person.number(), rowKeys);
            strong.addAll(rowKeys.strong());
            all.addAll(rowKeys.all());
        }
        KnownPeople known = trial == null
                ? new KnownPeople(members, former, strong, all)
                : new KnownPeople(trial, former, strong, all);
        Taking taking = new Taking(known, origin, running.reach(), said, running.mapping());
        List<Verdict> decided = new ArrayList<>(batch.rows().size());
        for (RosterRow row : batch.rows()) {
            switch (row) {
                case RosterRow.Person person ->
                    decided.add(taking.take(
                            person, Objects.requireNonNull(keysOfRows.get(person.number())), trial != null));
                case RosterRow.Rejected rejected ->
                    decided.add(new Verdict(
                            rejected.number(),
                            Outcome.REJECTED,
                            null,
                            Verdict.Detail.problems("", rejected.problems())));
                case RosterRow.PassedOver passed when passed.why() == RosterRow.PassedOver.Why.TITLE -> {}
                case RosterRow.PassedOver passed ->
                    decided.add(new Verdict(
                            passed.number(), Outcome.SKIPPED, null, Verdict.Detail.problems(passed.text(), List.of())));
            }
        }
        return new Decided(taking, decided);
    }

    /// What a batch comes to.
    record Decided(Taking taking, List<Verdict> rows) {

        /// Rows name no record that is not there yet.
        Decided linkedTo(TrialPeople trial) {
            Set<MemberId> notYet = trial.notYet(
                    rows.stream().map(Verdict::member).filter(Objects::nonNull).toList());
            return new Decided(
                    taking,
                    rows.stream()
                            .map(row -> notYet.contains(row.member())
                                    ? new Verdict(row.number(), row.outcome(), null, row.detail())
                                    : row)
                            .toList());
        }

        RosterImport.Counts counts() {
            return RosterImport.Counts.of(
                    rows, taking.resemblances().size(), taking.offers().size());
        }
    }
}
