package org.tongchuang.members.invitations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.mine.OwnView;
import org.tongchuang.shared.Page;

/// What the university believes about somebody, for them to say that it is right or put it right, and to join.
///
/// @param proved the address the invitation came to, in part; null when an account needs another one
/// @param until how long the link is good
/// @param problem why there is no account yet, if it was tried
public record WelcomePage(
        OwnView own,
        @Nullable String proved,
        Instant until,
        @Nullable String problem) implements Page {

    static String masked(String address) {
        return OwnView.mask("email", address);
    }
}
