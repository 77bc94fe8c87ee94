package org.tongchuang.identity;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.accounts.MemberLinks;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Role;

/// Puts the account of an alum on hold when somebody says that it is not theirs, and gives it back.
@Component
public class AccountHold {

    private final MemberLinks links;
    private final Accounts accounts;
    private final OpenSessions sessions;
    private final ActorCache remembered;

    AccountHold(MemberLinks links, Accounts accounts, OpenSessions sessions, ActorCache remembered) {
        this.links = links;
        this.accounts = accounts;
        this.sessions = sessions;
        this.remembered = remembered;
    }

    /// Shuts the account that opens by this address, and ends its sessions. One of the office stays open.
    @Transactional
    public boolean hold(MemberId member, String email) {
        return change(member, email, true);
    }

    /// Opens it again; false when none was on hold.
    @Transactional
    public boolean release(MemberId member, String email) {
        return change(member, email, false);
    }

    private boolean change(MemberId member, String email, boolean active) {
        for (var id : links.all(member)) {
            Account account = accounts.find(id).orElseThrow();
            boolean theirs = account.role() == Role.MEMBER && account.email().equalsIgnoreCase(email);
            if (theirs && account.active() == active) {
                accounts.update(account.active(!active));
                sessions.endAll(id, null);
                remembered.forget(id);
                return true;
            }
        }
        return false;
    }
}
