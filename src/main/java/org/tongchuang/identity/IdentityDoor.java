package org.tongchuang.identity;

import org.springframework.stereotype.Component;
import org.tongchuang.identity.setup.SetUp;

/// What other rooms may ask of identity.
@Component
public class IdentityDoor {

    private final SetUp setUp;

    IdentityDoor(SetUp setUp) {
        this.setUp = setUp;
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
