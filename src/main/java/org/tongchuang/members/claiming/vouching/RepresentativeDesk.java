package org.tongchuang.members.claiming.vouching;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.claiming.vouching.Representatives.Representative;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Where the office names those who speak for a class, each within their reach.
@Service
class RepresentativeDesk {

    private final Representatives representatives;
    private final Members members;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    RepresentativeDesk(Representatives representatives, Members members, ApplicationEventPublisher house, Clock clock) {
        this.representatives = representatives;
        this.members = members;
        this.house = house;
        this.clock = clock;
    }

    record Named(Representative post, Member member) {}

    /// @param next where the rest begins; null when this is all
    record Slice(List<Named> named, @Nullable UUID next) {}

    /// By school and class; an officer of one school may find fewer than `size` of theirs among so many.
    Slice list(Actor actor, String typed, @Nullable UUID after, int size) {
        must(actor);
        List<Representative> found = representatives.list(typed.strip(), after, size + 1);
        List<Representative> page = found.size() > size ? found.subList(0, size) : found;
        Map<MemberId, Member> people =
                members.all(page.stream().map(Representative::member).distinct().toList()).stream()
                        .filter(member -> member.within(actor.reach()))
                        .collect(Collectors.toMap(Member::id, Function.identity()));
        List<Named> named = page.stream()
                .filter(post -> people.containsKey(post.member()))
                .map(post -> new Named(post, Objects.requireNonNull(people.get(post.member()))))
                .toList();
        return new Slice(named, found.size() > size ? page.getLast().id() : null);
    }

    Member person(Actor actor, MemberId id) {
        must(actor);
        return members.visibleTo(actor, id).orElseThrow(() -> new NotFound("member " + id));
    }

    List<Representative> postsOf(Member member) {
        return representatives.of(member.id());
    }

    /// Names them for the class of one of their studies; naming somebody again changes nothing.
    ///
    /// @param education which one, as the record numbers them
    @Transactional
    public Representative name(Actor actor, MemberId id, int education) {
        Member member = person(actor, id);
        Education study = member.educations().stream()
                .filter(one -> one.number() == education)
                .findFirst()
                .orElseThrow(() -> Refusal.at("education", "members.representatives.no-study"));
        String school = study.school();
        String className = study.className();
        if (school == null || className == null) {
            throw Refusal.at("education", "members.representatives.no-class");
        }
        if (representatives.add(member.id(), school, className, actor.name(), clock.instant())) {
            note(actor, "members.representative.named", member, school, className);
        }
        return representatives.of(member.id()).stream()
                .filter(post -> post.school().equals(school) && post.className().equals(className))
                .findFirst()
                .orElseThrow();
    }

    /// Who spoke for a class, and by which study of theirs; 0 when it is on their record no more.
    record Removed(MemberId member, int education) {}

    /// They speak for it no longer.
    @Transactional
    public Removed remove(Actor actor, UUID id) {
        must(actor);
        Representative post = representatives.find(id).orElseThrow(() -> new NotFound("representative " + id));
        Member member = person(actor, post.member());
        representatives.remove(id);
        note(actor, "members.representative.removed", member, post.school(), post.className());
        int education = member.educations().stream()
                .filter(one ->
                        post.school().equals(one.school()) && post.className().equals(one.className()))
                .mapToInt(Education::number)
                .findFirst()
                .orElse(0);
        return new Removed(member.id(), education);
    }

    private static void must(Actor actor) {
        actor.must(Right.READ_MEMBERS);
        actor.must(Right.WRITE_MEMBERS);
    }

    private void note(Actor actor, String act, Member member, String school, String className) {
        house.publishEvent(AuditEvent.of(
                actor,
                act,
                List.of(member.id().value()),
                Map.of("name", member.name(), "school", school, "class", className)));
    }
}
