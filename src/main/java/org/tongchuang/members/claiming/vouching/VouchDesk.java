package org.tongchuang.members.claiming.vouching;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.claiming.claims.Claim;
import org.tongchuang.members.claiming.claims.Deciding;
import org.tongchuang.members.claiming.vouching.Vouches.Answer;
import org.tongchuang.members.claiming.vouching.Vouches.Vouch;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.AuditEvent;

/// Takes what classmates say of an applicant. Whoever holds the letter answers: their name stands on the trail.
@Service
class VouchDesk {

    private final Vouches vouches;
    private final Deciding deciding;
    private final Members members;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    VouchDesk(Vouches vouches, Deciding deciding, Members members, ApplicationEventPublisher house, Clock clock) {
        this.vouches = vouches;
        this.deciding = deciding;
        this.members = members;
        this.house = house;
        this.clock = clock;
    }

    /// The claim somebody is asked about; nothing when the question no longer stands.
    Optional<Claim> question(UUID vouch) {
        return vouches.find(vouch).filter(one -> !one.answered()).flatMap(one -> deciding.awaiting(one.claim()));
    }

    /// @return false when they had answered, or it is decided
    @Transactional
    boolean answer(UUID id, Answer answer, String network) {
        Vouch vouch = vouches.find(id).orElse(null);
        Instant now = clock.instant();
        if (vouch == null || deciding.hold(vouch.claim()).isEmpty() || !vouches.answer(id, answer, now)) {
            return false;
        }
        Member voucher =
                members.all(List.of(vouch.voucher())).stream().findFirst().orElse(null);
        String name = voucher == null ? "" : voucher.name();
        house.publishEvent(new AuditEvent(
                null,
                name,
                "members.claim.vouched",
                List.of(vouch.voucher().value()),
                Map.of("claim", vouch.claim().toString(), "answer", answer.name()),
                network));
        deciding.vouched(vouch.claim(), name, answer == Answer.NO, vouches.isEnough(vouch.claim()));
        return true;
    }
}
