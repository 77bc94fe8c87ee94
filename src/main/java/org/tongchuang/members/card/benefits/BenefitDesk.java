package org.tongchuang.members.card.benefits;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Right;

/// Where the office keeps its benefits.
@Service
class BenefitDesk {

    private final Benefits benefits;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    BenefitDesk(Benefits benefits, ApplicationEventPublisher house, Clock clock) {
        this.benefits = benefits;
        this.house = house;
        this.clock = clock;
    }

    List<Benefit> all(Actor actor) {
        actor.must(Right.MANAGE_BENEFITS);
        return benefits.all();
    }

    Benefit find(Actor actor, UUID id) {
        actor.must(Right.MANAGE_BENEFITS);
        return benefits.find(id).orElseThrow(() -> new NotFound("benefit " + id));
    }

    /// @param id made with the form: sent twice, it is one benefit
    @Transactional
    public void add(Actor actor, UUID id, Benefit.Content content) {
        actor.must(Right.MANAGE_BENEFITS);
        if (benefits.find(id).isEmpty()) {
            benefits.add(id, content, clock.instant());
            tell(actor, content, "added");
        }
    }

    /// @throws org.springframework.dao.OptimisticLockingFailureException when somebody else changed it first
    @Transactional
    public void change(Actor actor, UUID id, long version, Benefit.Content content) {
        find(actor, id);
        benefits.change(id, version, content);
        tell(actor, content, "changed");
    }

    /// Given no more, or again; what was taken of it stays.
    @Transactional
    public void archive(Actor actor, UUID id, boolean archived) {
        Benefit benefit = find(actor, id);
        benefits.archive(id, archived, clock.instant());
        tell(actor, benefit.content(), archived ? "ended" : "resumed");
    }

    private void tell(Actor actor, Benefit.Content content, String what) {
        house.publishEvent(AuditEvent.of(
                actor, "members.benefit.changed", Map.of("benefit", content.nameChinese(), "what", what)));
    }
}
