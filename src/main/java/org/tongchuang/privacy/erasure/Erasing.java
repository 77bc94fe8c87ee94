package org.tongchuang.privacy.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// Erases somebody, one part of the house after the other, each with the note that it was done in one transaction.
/// Killed in between, the next round goes on where this one ended.
@Component
class Erasing {

    private final Erasures erasures;
    private final ObjectProvider<PersonalData> rooms;
    private final Ending ending;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Erasing(
            Erasures erasures,
            ObjectProvider<PersonalData> rooms,
            Ending ending,
            TransactionTemplate transaction,
            Clock clock) {
        this.erasures = erasures;
        this.rooms = rooms;
        this.ending = ending;
        this.transaction = transaction;
        this.clock = clock;
    }

    void run(UUID id) {
        run(id, clock.instant());
    }

    void run(UUID id, Instant now) {
        Optional<Erasure> begun = transaction.execute(status -> begin(id, now));
        if (begun == null || begun.isEmpty()) {
            return;
        }
        Erasure wish = begun.get();
        Set<String> done = erasures.stepsDone(id);
        for (PersonalData room : inOrder()) {
            if (!done.contains(room.part())) {
                transaction.executeWithoutResult(status -> {
                    room.erase(wish.member());
                    erasures.stepDone(id, room.part(), now);
                });
            }
        }
        transaction.executeWithoutResult(status -> ending.of(wish, report(), now));
    }

    /// From here on nobody takes it back. The address is looked up a last time.
    private Optional<Erasure> begin(UUID id, Instant now) {
        Optional<Erasure> held = erasures.hold(id);
        if (held.isPresent() && held.get().state() == Erasure.State.RUNNING) {
            ending.note(ids(held.get().member()), now);
        }
        if (held.isEmpty() || held.get().state() == Erasure.State.RUNNING) {
            return held;
        }
        if (held.get().state() != Erasure.State.WAITING || held.get().due().isAfter(now)) {
            return Optional.empty();
        }
        ending.begin(held.get(), ids(held.get().member()), now);
        return erasures.find(id);
    }

    private Set<MemberId> ids(MemberId member) {
        Set<MemberId> ids = new LinkedHashSet<>(Set.of(member));
        rooms.orderedStream().forEach(room -> ids.addAll(room.alsoKnownAs(member)));
        return ids;
    }

    private List<PersonalData> inOrder() {
        return rooms.orderedStream()
                .sorted(Comparator.comparing(PersonalData::isLast))
                .toList();
    }

    private Erasure.Report report() {
        return new Erasure.Report(
                inOrder().stream().flatMap(room -> room.erases().stream()).toList(),
                inOrder().stream().flatMap(room -> room.keeps().stream()).toList());
    }

    /// The first and the last word about it.
    @Component
    static class Ending {

        private final Erasures erasures;
        private final ErasureLetters letters;
        private final ErasedList list;
        private final ApplicationEventPublisher house;

        Ending(Erasures erasures, ErasureLetters letters, ErasedList list, ApplicationEventPublisher house) {
            this.erasures = erasures;
            this.letters = letters;
            this.list = list;
            this.house = house;
        }

        /// Their other ids are known as long as the record is there. The list outside the database says too much when
        /// this is rolled back, which does no harm: it is about to happen anyway.
        private void note(Set<MemberId> ids, Instant now) {
            erasures.erased(ids, now);
            ids.forEach(id -> list.add(id, now));
        }

        private void begin(Erasure wish, Set<MemberId> ids, Instant now) {
            note(ids, now);
            Erasure.Person latest = letters.person(wish.member(), "");
            erasures.state(wish.id(), Erasure.State.RUNNING, now, latest.email().isEmpty() ? wish.person() : latest);
        }

        private void of(Erasure wish, Erasure.Report report, Instant now) {
            erasures.finish(wish, report, now);
            Erasure.Person person = wish.person();
            if (person != null) {
                letters.done(wish, person);
            }
            house.publishEvent(AuditEvent.of(
                    Actor.house(), "privacy.erasure.done", List.of(wish.member().value()), Map.of()));
        }
    }
}
