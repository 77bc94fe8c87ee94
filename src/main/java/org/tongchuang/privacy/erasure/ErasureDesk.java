package org.tongchuang.privacy.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Words;

/// Where people ask to be erased and take it back, and the office refuses what the law does not let it do.
@Service
class ErasureDesk {

    private static final int LONGEST_REASON = 1_000;

    private final Erasures erasures;
    private final Leaving leaving;
    private final ErasureLetters letters;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    ErasureDesk(
            Erasures erasures, Leaving leaving, ErasureLetters letters, ApplicationEventPublisher house, Clock clock) {
        this.erasures = erasures;
        this.leaving = leaving;
        this.letters = letters;
        this.house = house;
        this.clock = clock;
    }

    /// The latest of their wishes.
    Optional<Erasure> mine(Actor actor) {
        return erasures.latest(actor.mustBeMember());
    }

    /// Whether they mean it.
    ///
    /// @param typed the words by which they show it, in either language
    /// @throws Refusal at `words` when they are others
    void check(String typed) {
        String said = typed.strip();
        if (!said.equals(Words.text(Words.CHINESE, "privacy.erasure.words"))
                && !said.equalsIgnoreCase(Words.text(Words.ENGLISH, "privacy.erasure.words"))) {
            throw Refusal.at("words", "privacy.erasure.words.wrong", Words.text("privacy.erasure.words"));
        }
    }

    /// From this moment on nobody finds them any more. Asked again, it stands as it did.
    @Transactional
    void ask(Actor actor) {
        MemberId member = actor.mustBeMember();
        Instant now = Times.storable(clock.instant());
        Erasure wish = new Erasure(
                Ids.next(),
                member,
                Erasure.State.WAITING,
                now,
                now.plus(Erasure.GRACE),
                now,
                letters.person(member, actor.name()),
                "",
                "",
                null);
        if (erasures.add(wish)) {
            leaving.tell(member, true);
            letters.asked(wish);
            house.publishEvent(AuditEvent.of(actor, "privacy.erasure.asked", List.of(member.value()), Map.of()));
        }
    }

    /// By the person themself; said again, or too late, it changes nothing.
    @Transactional
    boolean callBack(Actor actor) {
        return mine(actor)
                .map(wish -> back(wish.id(), actor.id(), actor.name(), actor.address()))
                .orElse(false);
    }

    /// By the link in the letter, which only they have.
    @Transactional
    boolean callBack(UUID id, String address) {
        return back(id, null, "", address);
    }

    private boolean back(
            UUID id,
            @org.jspecify.annotations.Nullable UUID account,
            String name,
            @org.jspecify.annotations.Nullable String address) {
        Erasure wish = erasures.hold(id).orElseThrow(() -> new NotFound("erasure " + id));
        if (wish.state() != Erasure.State.WAITING) {
            return wish.state() == Erasure.State.CALLED_BACK;
        }
        erasures.state(id, Erasure.State.CALLED_BACK, clock.instant(), wish.person());
        leaving.tell(wish.member(), false);
        letters.calledBack(wish);
        Erasure.Person person = wish.person();
        house.publishEvent(new AuditEvent(
                account,
                name.isEmpty() && person != null ? person.name() : name,
                "privacy.erasure.called-back",
                List.of(wish.member().value()),
                Map.of("way", account == null ? "link" : "account"),
                address));
        return true;
    }

    /// @param after the last one seen before; null for the newest
    List<Erasure> page(Actor actor, @org.jspecify.annotations.Nullable UUID after, int size) {
        actor.must(Right.MANAGE_SETTINGS);
        return erasures.page(after, size);
    }

    /// The person is told why, and is found again as before.
    ///
    /// @throws Refusal when there is no reason, or it is too late
    @Transactional
    void refuse(Actor actor, UUID id, String why) {
        actor.must(Right.MANAGE_SETTINGS);
        Erasure wish = erasures.hold(id).orElseThrow(() -> new NotFound("erasure " + id));
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.at("reason", "privacy.erasures.reason.missing", LONGEST_REASON);
        }
        if (wish.state() == Erasure.State.REFUSED) {
            return;
        }
        if (wish.state() != Erasure.State.WAITING) {
            throw Refusal.because("privacy.erasures.late");
        }
        erasures.refuse(id, reason, actor.name(), clock.instant());
        leaving.tell(wish.member(), false);
        letters.refused(wish, reason);
        house.publishEvent(AuditEvent.of(
                actor, "privacy.erasure.refused", List.of(wish.member().value()), Map.of("reason", reason)));
    }
}
