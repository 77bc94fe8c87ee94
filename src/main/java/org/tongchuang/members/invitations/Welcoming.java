package org.tongchuang.members.invitations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Refusal;

/// What somebody may do who came by an invitation.
@Service
class Welcoming {

    private static final Duration KNOWN = Duration.ofHours(1);

    private final Invitations invitations;
    private final Letters letters;
    private final Members members;
    private final MemberAccounts accounts;
    private final Clock clock;

    Welcoming(Invitations invitations, Letters letters, Members members, MemberAccounts accounts, Clock clock) {
        this.invitations = invitations;
        this.letters = letters;
        this.members = members;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// An invitation that was followed.
    ///
    /// @param known whether whoever has it is known to be the person
    /// @param has whether the person has an account
    record Opened(Invitation invitation, Member member, boolean known, boolean has) {}

    /// Nothing when the link is none of ours, has expired or was taken back.
    Optional<Opened> open(String token) {
        Instant now = clock.instant();
        return letters.read(token)
                .flatMap(read -> invitations
                        .find(read.invitation())
                        .filter(invitation -> invitation.isGood(now))
                        .flatMap(invitation -> members.find(invitation.member())
                                .map(member ->
                                        new Opened(invitation, member, read.known(), accounts.has(member.id())))));
    }

    void opened(Opened opened) {
        invitations.opened(opened.invitation().id(), clock.instant());
    }

    void confirmed(Opened opened) {
        invitations.confirmed(opened.invitation().id(), clock.instant());
    }

    /// The way on for whoever answers the question of a printed invitation.
    ///
    /// @throws Refusal when the answer is wrong, or there were too many
    String answer(Opened opened, String typed) {
        if (!invitations.mayTry(opened.invitation().id())) {
            throw Refusal.at("answer", "members.welcome.answer.too-often");
        }
        if (!Letters.isAnswer(opened.member(), typed)) {
            throw Refusal.at("answer", "members.welcome.answer.wrong");
        }
        Instant hour = clock.instant().plus(KNOWN);
        Instant until =
                opened.invitation().until().isBefore(hour) ? opened.invitation().until() : hour;
        return letters.known(opened.invitation(), until);
    }

    void joined(UUID invitation) {
        invitations.joined(invitation, clock.instant());
    }
}
