package org.tongchuang.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.accounts.MemberLinks;
import org.tongchuang.identity.signin.Entrance;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Page;

/// The accounts of alumni and students, for the rooms that know who they are.
@Component
public class MemberAccounts {

    private final Joining joining;
    private final MemberLinks links;
    private final Accounts accounts;
    private final ActorCache remembered;
    private final Entrance entrance;

    MemberAccounts(Joining joining, MemberLinks links, Accounts accounts, ActorCache remembered, Entrance entrance) {
        this.joining = joining;
        this.links = links;
        this.accounts = accounts;
        this.remembered = remembered;
        this.entrance = entrance;
    }

    /// What became of asking for an account.
    public enum Outcome {
        MADE,
        /// The person had one before, and keeps it.
        THERE,
        /// The address opens somebody else's account, or one of the office: its owner signs in and links it.
        TAKEN
    }

    /// Gives a person an account that opens by codes to this address, which must have been proved to be theirs.
    ///
    /// @param network from which they came; null when somebody let them in who was elsewhere
    public Outcome join(MemberId member, String name, String email, @Nullable String network) {
        return joining.join(member, name, email, network);
    }

    /// Somebody who is signed in, such as a colleague of the office, is this person of the records.
    ///
    /// @return false when the account is somebody else's, or the person has another
    public boolean link(Actor actor, MemberId member) {
        boolean linked = joining.link(actor.id(), member, actor.address());
        remembered.forget(actor.id());
        return linked;
    }

    /// Signs somebody in who has just shown who they are, and for whom there is an account.
    ///
    /// @param way by which they came, for the audit trail, such as `invitation`
    /// @param to a page of this site to go on to
    public Page enter(
            HttpServletRequest request, HttpServletResponse response, MemberId member, String way, String to) {
        Account account = find(member).orElseThrow();
        return entrance.afterFirst(request, response, account, way, to);
    }

    /// Since when those of these people have an account who have one.
    public Map<MemberId, Instant> since(Collection<MemberId> members) {
        return links.among(members);
    }

    /// The id of the account, for [IdentityDoor].
    public Optional<UUID> account(MemberId member) {
        return links.of(member);
    }

    public boolean has(MemberId member) {
        return links.of(member).isPresent();
    }

    /// The address by which they sign in.
    public Optional<String> email(MemberId member) {
        return find(member).map(Account::email);
    }

    /// The record calls them so now.
    public void rename(MemberId member, String name) {
        links.rename(member, name);
        links.of(member).ifPresent(remembered::forget);
    }

    /// Where letters to an account go.
    ///
    /// @param language of their last sign-in
    public record Reached(String email, Locale language) {}

    /// Nothing when they have no account.
    public Optional<Reached> reached(MemberId member) {
        return links.reached(member).map(found -> new Reached(found.email(), found.language()));
    }

    private Optional<Account> find(MemberId member) {
        Optional<UUID> id = links.of(member);
        return id.flatMap(accounts::find).filter(Account::active);
    }
}
