package org.tongchuang.identity.staff;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.identity.tokens.ApiTokens;

/// Everything by which an account is in at this moment: its sessions, its tokens, and what is remembered of it.
@Component
class Access {

    private final OpenSessions sessions;
    private final ApiTokens tokens;
    private final ActorCache remembered;

    Access(OpenSessions sessions, ApiTokens tokens, ActorCache remembered) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.remembered = remembered;
    }

    /// What the account may do is asked anew from the next request on.
    void changed(UUID account) {
        remembered.forget(account);
    }

    /// Signs the account out, everywhere but in the session kept.
    int signOut(UUID account, @Nullable String kept) {
        changed(account);
        return sessions.endAll(account, kept);
    }

    /// Signs the account out everywhere and makes its tokens worthless.
    void close(UUID account) {
        tokens.revokeAll(account);
        signOut(account, null);
    }
}
