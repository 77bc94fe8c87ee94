package org.tongchuang.identity.staff;

import org.tongchuang.shared.Page;

/// A password made for somebody, shown this once.
///
/// @param fresh whether the account is new too
public record IssuedPage(String name, String email, String password, boolean fresh) implements Page {

    static IssuedPage of(AccountDesk.Issued issued, boolean fresh) {
        return new IssuedPage(issued.account().name(), issued.account().email(), issued.password(), fresh);
    }
}
