package org.tongchuang.members.claiming.claims;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.notices.Colleagues;

/// One step of a claim: the new state, when the next step is due, a line in its history, the trail, and the letter.
@Component
class Turns {

    static final Duration APPLICANTS_TIME = Duration.ofDays(30);
    static final int OFFICES_WORKING_DAYS = 5;

    private static final Set<ClaimState> WRITTEN_ABOUT =
            EnumSet.complementOf(EnumSet.of(ClaimState.DRAFT, ClaimState.CHECKING));

    private final Claims claims;
    private final ClaimSteps steps;
    private final ClaimLetters letters;
    private final Universities universities;
    private final Told told;

    Turns(Claims claims, ClaimSteps steps, ClaimLetters letters, Universities universities, Told told) {
        this.claims = claims;
        this.steps = steps;
        this.letters = letters;
        this.universities = universities;
        this.told = told;
    }

    /// @param step what is noted, and which letter is written; its name when it has one of its own
    /// @param by null for the applicant
    /// @param words what is said with it, to the applicant or by them
    @Transactional(propagation = Propagation.MANDATORY)
    public Claim to(Claim held, ClaimState state, String step, @Nullable Actor by, String words) {
        Instant now = told.now();
        boolean alarm = held.finding().contested()
                && claims.find(held.id())
                        .filter(before -> !before.finding().contested())
                        .isPresent();
        Claim next = claims.save(held.standing(state, now, due(state, now)));
        steps.add(next.id(), step, by, words, now);
        if (WRITTEN_ABOUT.contains(state) && next.submittedAt() != null) {
            letters.write(next, step, words);
        }
        told.house(next, step, by);
        if (alarm) {
            told.office(next);
        }
        return next;
    }

    Instant now() {
        return told.now();
    }

    /// A line of the history that changes nothing else.
    void note(java.util.UUID claim, String step, @Nullable Actor by, String words, Instant now) {
        steps.add(claim, step, by, words, now);
    }

    private @Nullable Instant due(ClaimState state, Instant now) {
        return switch (state) {
            case DRAFT, WAITING -> now.plus(APPLICANTS_TIME);
            case REVIEW -> afterWorkingDays(now);
            default -> null;
        };
    }

    private Instant afterWorkingDays(Instant now) {
        ZonedDateTime day = now.atZone(universities.current().timeZone());
        for (int left = OFFICES_WORKING_DAYS; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return day.toInstant();
    }

    /// Tells the house what happens to claims, and its people what can't wait for their next look at the queue.
    @Component
    static class Told {

        static final String CONTESTED = "members.claim.contested";

        private final ApplicationEventPublisher house;
        private final Colleagues colleagues;
        private final Gate gate;
        private final Clock clock;

        Told(ApplicationEventPublisher house, Colleagues colleagues, Gate gate, Clock clock) {
            this.house = house;
            this.colleagues = colleagues;
            this.gate = gate;
            this.clock = clock;
        }

        /// Two people say that one record is theirs.
        void office(Claim claim) {
            List<Notice> notices = colleagues
                    .may(Set.of(Right.WRITE_MEMBERS, Right.READ_SENSITIVE), reach -> ClaimQueue.isWithin(reach, claim))
                    .stream()
                    .map(one -> Notice.to(one, CONTESTED, "members.claims.letter.CONTESTED")
                            .with(claim.name())
                            .linking("/office/claims/" + claim.id()))
                    .toList();
            if (!notices.isEmpty()) {
                gate.send(notices);
            }
        }

        Instant now() {
            return clock.instant();
        }

        void house(Claim claim, String step, @Nullable Actor by) {
            MemberId member = claim.finding().member();
            Map<String, String> detail = Map.of("claim", claim.id().toString(), "name", claim.name());
            String act =
                    "members.claim." + step.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            house.publishEvent(new AuditEvent(
                    by == null ? null : by.id(),
                    by == null ? claim.name() : by.name(),
                    act,
                    member == null ? List.of() : List.of(member.value()),
                    detail,
                    by == null ? null : by.address()));
        }
    }
}
