package org.tongchuang.members.claiming.claims;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.AccountHold;
import org.tongchuang.identity.MemberAccounts;
import org.tongchuang.identity.MemberAccounts.Outcome;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;

/// Lets somebody in: their account, what they said as their own word on the record, and a letter to whoever is reached
/// there already.
@Component
class Admission {

    private final Members members;
    private final Offers offers;
    private final MemberAccounts accounts;
    private final AccountHold holds;
    private final ClaimedLetters letters;

    Admission(Members members, Offers offers, MemberAccounts accounts, AccountHold holds, ClaimedLetters letters) {
        this.members = members;
        this.offers = offers;
        this.accounts = accounts;
        this.holds = holds;
        this.letters = letters;
    }

    /// What became of letting somebody in.
    public enum Result {
        IN,
        /// The record has an account already, of somebody else.
        RECORD_TAKEN,
        /// The address opens another account.
        ADDRESS_TAKEN
    }

    /// Gives a record to who claimed it. Changes nothing but when they are in.
    @Transactional(propagation = Propagation.MANDATORY)
    public Result admit(Claim claim, MemberId wanted) {
        Member member = members.find(wanted).orElseThrow(() -> new NotFound("member " + wanted));
        members.hold(List.of(member.id()));
        if (holds.release(member.id(), claim.email())) {
            // Somebody said that it was not them, and the office found that it was.
            return Result.IN;
        }
        Outcome outcome = accounts.join(member.id(), claim.name(), claim.email(), null);
        if (outcome != Outcome.MADE) {
            return outcome == Outcome.TAKEN ? Result.ADDRESS_TAKEN : Result.RECORD_TAKEN;
        }
        ToldFacts told = ToldFacts.of(claim.said(), member.facts());
        Member.Edited edited = member.edit(told.facts(), origin(claim));
        if (edited.revision() != null) {
            members.save(edited);
        }
        told.offers().forEach((path, value) -> offers.offer(member.id(), path, value, Source.SELF, letters.now()));
        letters.tell(claim, member);
        return Result.IN;
    }

    /// Makes a record of what they said, for somebody whom the records lack.
    ///
    /// @return null when the address opens another account, and nothing was made
    @Transactional(propagation = Propagation.MANDATORY)
    public @Nullable MemberId admitNew(Claim claim) {
        Facts facts = ToldFacts.alone(claim.said());
        Member member = Member.create(MemberId.next(), facts, origin(claim));
        if (accounts.join(member.id(), claim.name(), claim.email(), null) != Outcome.MADE) {
            return null;
        }
        members.add(List.of(member));
        return member.id();
    }

    private Origin origin(Claim claim) {
        Instant now = letters.now();
        return new Origin(Source.SELF, now, null, claim.name(), null);
    }

    /// Whether the office may give this record away.
    public boolean isVisibleTo(Actor actor, MemberId member) {
        return members.visibleTo(actor, member).isPresent();
    }
}
