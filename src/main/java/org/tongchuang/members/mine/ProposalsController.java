package org.tongchuang.members.mine;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Right;

/// What people propose to change about themselves and the office looks at first, in one list.
@Controller
class ProposalsController {

    private static final int PAGE = 30;

    /// So many are looked through where not all may be shown; an officer of one school may find fewer of theirs.
    private static final int LOOKED_AT = 300;

    private final Offers offers;
    private final Members members;
    private final ApplicationEventPublisher house;

    ProposalsController(Offers offers, Members members, ApplicationEventPublisher house) {
        this.offers = offers;
        this.members = members;
        this.house = house;
    }

    @GetMapping("/office/proposals")
    Page show(Actor actor, @RequestParam(required = false) @Nullable UUID after) {
        actor.must(Right.READ_MEMBERS);
        actor.must(Right.WRITE_MEMBERS);
        int atMost = actor.reach().everyone() && actor.may(Right.READ_SENSITIVE) ? PAGE : LOOKED_AT;
        List<Offers.Proposal> found = offers.proposed(after, atMost + 1);
        Map<MemberId, Member> people =
                members
                        .all(found.stream()
                                .map(Offers.Proposal::member)
                                .distinct()
                                .toList())
                        .stream()
                        .filter(member -> member.within(actor.reach()))
                        .collect(Collectors.toMap(Member::id, Function.identity()));
        List<ProposalsPage.Line> lines = new ArrayList<>();
        Set<UUID> shown = new LinkedHashSet<>();
        UUID last = null;
        for (Offers.Proposal proposal : found.subList(0, Math.min(atMost, found.size()))) {
            Member member = people.get(proposal.member());
            if (lines.size() == PAGE) {
                break;
            }
            last = proposal.id();
            if (member != null && maySee(actor, proposal.path())) {
                lines.add(line(proposal, member));
                shown.add(member.id().value());
            }
        }
        if (!shown.isEmpty()) {
            house.publishEvent(AuditEvent.of(actor, "members.proposals.read", List.copyOf(shown), Map.of()));
        }
        boolean more = last != null && !found.getLast().id().equals(last);
        return new ProposalsPage(lines, after != null, more ? last : null);
    }

    private static boolean maySee(Actor actor, String path) {
        return Facts.purposeOf(path) == null || actor.may(Right.READ_SENSITIVE);
    }

    private static ProposalsPage.Line line(Offers.Proposal proposal, Member member) {
        String path = proposal.path();
        return new ProposalsPage.Line(
                member.id(),
                member.name(),
                path,
                Labels.label(path),
                Labels.shown(path, member.facts().get(path)),
                proposal.value().isEmpty() ? "" : Labels.shown(path, proposal.value()),
                proposal.at());
    }
}
