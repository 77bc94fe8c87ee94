package org.tongchuang.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.MemberLinks;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.Words;

/// Gives people of the records an account: without a password, with codes by e-mail as the first way in.
@Service
@Transactional
class Joining {

    private final Accounts accounts;
    private final MemberLinks links;
    private final WaysIn ways;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    Joining(Accounts accounts, MemberLinks links, WaysIn ways, ApplicationEventPublisher house, Clock clock) {
        this.accounts = accounts;
        this.links = links;
        this.ways = ways;
        this.house = house;
        this.clock = clock;
    }

    /// @param email proved to be theirs, at most 200 characters
    /// @param network from which they came; null when somebody let them in who was elsewhere
    MemberAccounts.Outcome join(MemberId member, String name, String email, @Nullable String network) {
        links.oneAtATime(member);
        Optional<UUID> theirs = links.of(member);
        if (theirs.isPresent()) {
            return MemberAccounts.Outcome.THERE;
        }
        Account account = new Account(
                Ids.next(),
                email,
                name,
                Passwords.NOBODYS,
                false,
                Role.MEMBER,
                List.of(),
                true,
                clock.instant(),
                null,
                member);
        if (!accounts.add(account)) {
            return MemberAccounts.Outcome.TAKEN;
        }
        ways.allowCode(account.id(), true);
        accounts.speaks(account.id(), Words.language());
        house.publishEvent(new AuditEvent(
                account.id(),
                name,
                "identity.account.joined",
                List.of(member.value()),
                Map.of("email", email),
                network));
        return MemberAccounts.Outcome.MADE;
    }

    /// Somebody who is signed in is this person of the records.
    ///
    /// @return whether they are now; false when the account is somebody else's, or the person has another
    boolean link(UUID account, MemberId member, @Nullable String network) {
        links.oneAtATime(member);
        Optional<UUID> theirs = links.of(member);
        if (theirs.isPresent()) {
            return theirs.get().equals(account);
        }
        Account mine = accounts.find(account).orElseThrow();
        if (!links.link(account, member)) {
            return false;
        }
        house.publishEvent(new AuditEvent(
                account, mine.name(), "identity.account.linked", List.of(member.value()), Map.of(), network));
        return true;
    }
}
