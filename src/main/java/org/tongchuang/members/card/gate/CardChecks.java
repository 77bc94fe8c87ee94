package org.tongchuang.members.card.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.tongchuang.members.card.Card;
import org.tongchuang.members.card.CardHolders;
import org.tongchuang.members.card.CardHolders.Holder;
import org.tongchuang.members.card.benefits.Benefit;
import org.tongchuang.members.card.benefits.Benefits;
import org.tongchuang.members.card.benefits.Redemptions;
import org.tongchuang.members.card.codes.CardCode;
import org.tongchuang.members.card.codes.Certificate;
import org.tongchuang.members.card.gate.Verdict.Result;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Judges codes, counts each check once, and lets people take their benefits.
@Service
class CardChecks {

    /// A check from where there was no network is taken this long after.
    static final Duration LATE = Duration.ofDays(31);

    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final CardHolders holders;
    private final Checks checks;
    private final Benefits benefits;
    private final Redemptions redemptions;
    private final Clock clock;

    CardChecks(CardHolders holders, Checks checks, Benefits benefits, Redemptions redemptions, Clock clock) {
        this.holders = holders;
        this.checks = checks;
        this.benefits = benefits;
        this.redemptions = redemptions;
        this.clock = clock;
    }

    /// @param id made by whoever asks: told again, the check counts once
    /// @param code as scanned, or the card's number with the six digits below it
    /// @param benefit what is to be taken; null for none
    /// @param at when it was scanned, if the gate had no network then; null for now
    record Asked(
            UUID id,
            String code,
            @Nullable UUID benefit,
            @Nullable Instant at) {}

    /// @throws Refusal at `id` when another code was checked under it; at `at` when that is too long ago or to come
    Verdict check(Actor actor, Asked asked) {
        actor.must(Right.CHECK_CARDS);
        Instant now = clock.instant();
        Instant at = asked.at() == null ? now : asked.at();
        if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(LATE))) {
            throw Refusal.at("at", "members.gate.when");
        }
        Seen seen = look(asked.code(), at);
        Result result = count(actor, asked, seen, at);
        Holder holder = seen.holder;
        if (holder == null || !result.believed()) {
            return Verdict.without(asked.id(), result);
        }
        Redemptions.Outcome taken = asked.benefit() == null || !result.lets() && asked.at() == null
                ? null
                : take(actor, asked, asked.benefit(), holder, at);
        return Verdict.of(asked.id(), result, seen.person(), taken);
    }

    /// A check that a gate judged by itself where there was no network; twice told, it counts once.
    void counted(Actor actor, UUID id, Instant at, Result result) {
        actor.must(Right.CHECK_CARDS);
        Instant now = clock.instant();
        if (!at.isAfter(now.plus(AHEAD)) && !at.isBefore(now.minus(LATE))) {
            checks.add(id, at, actor.id(), result, true, null);
        }
    }

    /// @param changes whether the code is good for half a minute only
    private record Seen(Result result, @Nullable Holder holder, boolean changes) {

        Verdict.Person person() {
            Holder whose = java.util.Objects.requireNonNull(holder);
            return new Verdict.Person(Card.shown(whose.number()), whose.name(), whose.about(), whose.student());
        }
    }

    private Seen look(String code, Instant at) {
        String digits = code.replaceAll("\\s", "");
        if (digits.matches("[0-9]{16}")) {
            Optional<Holder> typed = holders.typed(digits.substring(0, 10), digits.substring(10), at);
            return typed.map(holder -> new Seen(holder.revoked() ? Result.REVOKED : Result.GOOD, holder, true))
                    .orElse(new Seen(Result.UNREADABLE, null, true));
        }
        Optional<CardCode> read = CardCode.read(code);
        if (read.isEmpty()) {
            return new Seen(Result.UNREADABLE, null, true);
        }
        CardCode card = read.get();
        Result result =
                switch (holders.trust(card)) {
                    case UNKNOWN_KEY -> Result.UNKNOWN_KEY;
                    case FORGED -> Result.FORGED;
                    case TRUE -> inTime(card, at);
                };
        if (!result.believed()) {
            return new Seen(result, null, card.changes());
        }
        Holder holder = holders.shown(card.certificate());
        if (result == Result.GOOD) {
            result = standing(card.certificate(), holder);
        }
        return new Seen(result, holder, card.changes());
    }

    private static Result standing(Certificate certificate, Holder holder) {
        if (holder.revoked()) {
            return Result.REVOKED;
        }
        if (holder.deviceRevoked()) {
            return Result.DEVICE_REVOKED;
        }
        return certificate.kind() == Certificate.Kind.PRINTED ? Result.PRINTED : Result.GOOD;
    }

    private static Result inTime(CardCode code, Instant at) {
        Instant begins = code.begins();
        if (code.changes() && !at.isBefore(begins.plusSeconds(CardCode.SECONDS + CardCode.TOLERANCE))) {
            return Result.OLD;
        }
        if (code.changes() && at.isBefore(begins.minusSeconds(CardCode.TOLERANCE))) {
            return Result.EARLY;
        }
        Certificate certificate = code.certificate();
        if (!at.isBefore(certificate.until().plusSeconds(CardCode.TOLERANCE))) {
            return Result.EXPIRED;
        }
        return at.isBefore(certificate.from().minusSeconds(CardCode.TOLERANCE)) ? Result.NOT_YET : Result.GOOD;
    }

    /// Writes the check down; what was said of one told again, and whether the code was shown here just now.
    private Result count(Actor actor, Asked asked, Seen seen, Instant at) {
        boolean once = seen.changes && seen.result == Result.GOOD;
        boolean offline = asked.at() != null;
        if (checks.add(asked.id(), at, actor.id(), seen.result, offline, once ? asked.code() : null)) {
            return seen.result;
        }
        Optional<Checks.Kept> before = checks.find(asked.id());
        if (before.isEmpty()) {
            checks.add(asked.id(), at, actor.id(), Result.REPEATED, offline, null);
            return Result.REPEATED;
        }
        Long hash = before.get().hash();
        if (hash != null && hash != Checks.hash(asked.code())) {
            throw Refusal.at("id", "members.gate.id");
        }
        return before.get().result();
    }

    private Redemptions.Outcome take(Actor actor, Asked asked, UUID id, Holder holder, Instant at) {
        Benefit benefit = benefits.find(id).orElseThrow(() -> new NotFound("benefit " + id));
        return redemptions.take(asked.id(), benefit, holder.member(), holder.face(), actor, at, asked.at() != null);
    }
}
