package org.tongchuang.identity;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.outside.OutsideDesk;
import org.tongchuang.identity.setup.SetUp;

/// What other rooms may ask of identity.
@Component
public class IdentityDoor {

    private final SetUp setUp;
    private final OutsideDesk outside;

    IdentityDoor(SetUp setUp, OutsideDesk outside) {
        this.setUp = setUp;
        this.outside = outside;
    }

    /// From now on the system that vouched for this newcomer opens their new account; nothing changes when it does so
    /// already.
    ///
    /// @throws org.tongchuang.shared.Refusal when it opens another account by now
    public void linkOutside(UUID account, Newcomer newcomer) {
        String shown =
                Objects.requireNonNullElse(newcomer.name(), Objects.requireNonNullElse(newcomer.studentNumber(), ""));
        outside.linkNew(account, newcomer.provider(), newcomer.subject(), shown);
    }

    /// Whether nobody has an account yet.
    public boolean wantsFirstAdministrator() {
        return setUp.wanted();
    }

    /// Makes the first administrator; false, and nothing done, when there already is an account.
    public boolean firstAdministrator(String name, String email, String password) {
        return setUp.firstAdministrator(name, email, password).isPresent();
    }
}
