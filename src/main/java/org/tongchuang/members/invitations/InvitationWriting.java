package org.tongchuang.members.invitations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.invitations.Batch.Outcome;
import org.tongchuang.members.records.Contact;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// Decides who gets an invitation, and writes it down.
@Component
class InvitationWriting {

    private final Members members;
    private final MemberAccounts accounts;
    private final Invitations invitations;
    private final LookupKeys keys;
    private final Letters letters;

    InvitationWriting(
            Members members, MemberAccounts accounts, Invitations invitations, LookupKeys keys, Letters letters) {
        this.members = members;
        this.accounts = accounts;
        this.invitations = invitations;
        this.keys = keys;
        this.letters = letters;
    }

    /// @param outcomes what became of each; one who is no more is left out
    /// @param letters to be sent
    record Written(List<Outcome> outcomes, List<Notice> letters) {}

    /// In the caller's transaction.
    Written write(Batch batch, List<MemberId> lot, Instant now) {
        List<Member> people = members.all(lot).stream()
                .filter(member -> member.within(batch.reach()))
                .toList();
        List<MemberId> ids = people.stream().map(Member::id).toList();
        Map<MemberId, Instant> joined = accounts.since(ids);
        Set<MemberId> lately = invitations.since(ids, now.minus(Invitation.PAUSE));
        List<Outcome> outcomes = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Member member : people) {
            Outcome outcome = joined.containsKey(member.id())
                    ? Outcome.JOINED
                    : lately.contains(member.id()) ? Outcome.LATELY : outcome(batch.way(), member);
            outcomes.add(outcome);
            if (outcome == Outcome.INVITED) {
                Invitation invitation = invitation(batch, member, now);
                invitations.add(invitation);
                if (batch.way() == Invitation.Way.EMAIL) {
                    notices.add(letters.notice(invitation, batch));
                }
            }
        }
        return new Written(outcomes, notices);
    }

    private static Outcome outcome(Invitation.Way way, Member member) {
        if (member.facts().has("deceased")
                || member.facts().has("doNotContact")
                || member.facts().has("leaving")) {
            return Outcome.NOT_CONTACTED;
        }
        if (way == Invitation.Way.PRINT) {
            return Letters.question(member).isPresent() ? Outcome.INVITED : Outcome.NO_QUESTION;
        }
        return address(member).isPresent() ? Outcome.INVITED : Outcome.NO_ADDRESS;
    }

    /// To which a letter goes.
    static Optional<String> address(Member member) {
        return Contact.of(member.facts()).stream()
                .filter(contact -> contact.kind().equals("email") && contact.works())
                .map(Contact::value)
                .findFirst();
    }

    /// What is kept of an address, to tell whether a letter went there.
    long fingerprint(String address) {
        return keys.email(address);
    }

    private Invitation invitation(Batch batch, Member member, Instant now) {
        Long sentTo = batch.way() == Invitation.Way.EMAIL
                ? address(member).map(this::fingerprint).orElse(null)
                : null;
        return new Invitation(
                Ids.next(),
                batch.id(),
                member.id(),
                batch.way(),
                sentTo,
                now,
                now.plus(Invitation.LASTS),
                null,
                null,
                null,
                null,
                0);
    }
}
