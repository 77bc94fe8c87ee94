package org.tongchuang.members.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Cards as the office looks after them, within the actor's reach.
@Service
class OfficeCardDesk {

    static final int PAGE = 50;
    private static final int AT_ONCE = 100;

    private final Members members;
    private final CardShelf shelf;
    private final CardDesk desk;

    OfficeCardDesk(Members members, CardShelf shelf, CardDesk desk) {
        this.members = members;
        this.shelf = shelf;
        this.desk = desk;
    }

    /// Newest first, those of people beyond the reach left out.
    ///
    /// @param number of one card, as written; empty for all
    OfficeCardsPage list(Actor actor, String number, @Nullable UUID after) {
        actor.must(Right.WRITE_MEMBERS);
        String digits = number.replaceAll("\\s", "");
        List<Card> found = digits.isEmpty()
                ? shelf.cards()
                        .list(after == null ? null : shelf.cards().find(after).orElse(null), PAGE + 1)
                : Card.isNumber(digits)
                        ? shelf.cards().numbered(Long.parseLong(digits)).stream()
                                .toList()
                        : List.of();
        List<Card> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        Map<MemberId, Member> people = members
                .all(page.stream().map(Card::member).toList())
                .stream()
                .filter(member -> member.within(actor.reach()))
                .collect(Collectors.toMap(Member::id, Function.identity()));
        List<OfficeCardsPage.Row> rows = new ArrayList<>();
        for (Card card : page) {
            Member member = people.get(card.member());
            if (member != null) {
                Face face = Face.of(member);
                rows.add(new OfficeCardsPage.Row(card, face.name(), face.about()));
            }
        }
        return new OfficeCardsPage(
                rows,
                number,
                after != null,
                found.size() > PAGE ? page.getLast().id() : null,
                List.of());
    }

    OfficeCardPage show(Actor actor, UUID member) {
        Member person = visible(actor, member);
        CardDesk.Held held = desk.of(person);
        return new OfficeCardPage(
                person.id().value(),
                held.card(),
                held.face(),
                held.devices(),
                person.facts().has("deceased"));
    }

    /// @throws Refusal when the person has died
    @Transactional
    public void issue(Actor actor, UUID member) {
        Member person = visible(actor, member);
        if (person.facts().has("deceased")) {
            throw Refusal.because("members.cards.deceased");
        }
        Optional<Card> good = shelf.cards().of(person.id()).filter(Card::good);
        if (good.isEmpty()) {
            desk.issue(actor, person.id());
        }
    }

    void revoke(Actor actor, UUID member, Card.Why why) {
        desk.revoke(actor, visible(actor, member).id(), why);
    }

    void removeDevice(Actor actor, UUID member, int device) {
        desk.removeDevice(actor, visible(actor, member).id(), device);
    }

    /// Good cards of these people; those without one, or beyond the reach, are left out.
    List<CardDesk.Held> printable(Actor actor, List<UUID> wanted) {
        actor.must(Right.WRITE_MEMBERS);
        List<UUID> some = wanted.stream().distinct().limit(AT_ONCE).toList();
        return members.all(some.stream().map(MemberId::new).toList()).stream()
                .filter(member -> member.within(actor.reach()))
                .map(desk::of)
                .filter(held -> held.card() != null && held.card().good())
                .toList();
    }

    private Member visible(Actor actor, UUID member) {
        actor.must(Right.WRITE_MEMBERS);
        return members.visibleTo(actor, new MemberId(member)).orElseThrow(() -> new NotFound("member " + member));
    }
}
