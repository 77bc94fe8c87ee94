package org.tongchuang.identity.signin;

import java.util.UUID;
import org.tongchuang.identity.accounts.Account;

/// A way to show a second time who one is, after a password or a mailed code.
public interface SecondStep {

    /// Its name on the audit trail and in messages, such as `app`.
    String name();

    /// Whether the account has it, so that its first step alone opens nothing. Codes that only stand in for another
    /// step answer no.
    boolean isSetUp(UUID account);

    /// Whether this is right, which uses it up: the same never is right again.
    boolean accepts(Account account, String typed);

    /// Whether there was something to take away.
    boolean remove(UUID account);
}
