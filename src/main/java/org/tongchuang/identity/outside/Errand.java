package org.tongchuang.identity.outside;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody is vouched for.
///
/// @param account who set out, when they were signed in
/// @param to where to go on to after signing in
record Errand(Why why, @Nullable UUID account, String to) {

    enum Why {
        SIGN_IN,
        LINK,
        /// The office looks at what a system answers.
        TRY
    }
}
