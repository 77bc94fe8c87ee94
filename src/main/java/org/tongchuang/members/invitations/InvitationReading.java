package org.tongchuang.members.invitations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.members.directory.DirectoryFinds;
import org.tongchuang.members.directory.DirectoryQuery;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// What the office reads about its invitations.
@Component
class InvitationReading {

    private static final int PEOPLE = 50;
    private static final int SHEETS = 100;

    private final Batches batches;
    private final Invitations invitations;
    private final Members members;
    private final DirectoryFinds directory;
    private final Sheets sheets;

    InvitationReading(
            Batches batches, Invitations invitations, Members members, DirectoryFinds directory, Sheets sheets) {
        this.batches = batches;
        this.invitations = invitations;
        this.members = members;
        this.directory = directory;
        this.sheets = sheets;
    }

    long count(Actor actor, DirectoryQuery asked, List<MemberId> picked) {
        InvitationDesk.must(actor);
        return picked.isEmpty() ? directory.count(actor, asked) : picked.size();
    }

    /// A department officer sees their own.
    Page list(Actor actor, @Nullable UUID after, int size) {
        InvitationDesk.must(actor);
        Batch last = after == null ? null : batches.find(after).orElse(null);
        UUID mine = actor.reach().everyone() ? null : actor.id();
        List<Batch> found = batches.list(last, mine, size + 1);
        List<Batch> page = found.size() > size ? found.subList(0, size) : found;
        return new InvitationsPage(
                page, last != null, found.size() > size ? page.getLast().id() : null);
    }

    Page page(Actor actor, Batch batch, String state, @Nullable UUID after) {
        Instant now = sheets.now();
        List<Invitation> found = invitations.of(batch.id(), state, after, now, PEOPLE + 1);
        List<Invitation> page = found.size() > PEOPLE ? found.subList(0, PEOPLE) : found;
        Map<MemberId, Member> people = people(actor, page);
        return new BatchPage(
                batch,
                // this page is asked for every second while it is worked on
                batch.working() ? Map.of() : invitations.states(batch.id(), now),
                state,
                each(page, people, (one, member) -> BatchPage.Row.of(one, member, now)),
                after != null,
                found.size() > PEOPLE ? page.getLast().id() : null);
    }

    Page letters(Actor actor, Batch batch, @Nullable UUID after) {
        List<Invitation> found = invitations.of(batch.id(), "", after, sheets.now(), SHEETS + 1);
        List<Invitation> page = found.size() > SHEETS ? found.subList(0, SHEETS) : found;
        Map<MemberId, Member> people = people(actor, page);
        return new SheetsPage(
                batch,
                each(page.stream().filter(one -> one.isGood(sheets.now())).toList(), people, sheets::sheet),
                found.size() > SHEETS ? page.getLast().id() : null);
    }

    /// Without those who are no more, or beyond the reader's reach.
    private static <T> List<T> each(
            List<Invitation> page, Map<MemberId, Member> people, BiFunction<Invitation, Member, T> row) {
        List<T> rows = new ArrayList<>();
        for (Invitation one : page) {
            Member member = people.get(one.member());
            if (member != null) {
                rows.add(row.apply(one, member));
            }
        }
        return rows;
    }

    private Map<MemberId, Member> people(Actor actor, List<Invitation> page) {
        return members.all(page.stream().map(Invitation::member).toList()).stream()
                .filter(member -> member.within(actor.reach()))
                .collect(Collectors.toMap(Member::id, Function.identity()));
    }
}
