package org.tongchuang.privacy.keys;

import org.springframework.boot.test.context.TestComponent;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.shared.Actor;

/// Renews the key of signed links, for tests of other packages.
@TestComponent
public class LinkKeys {

    private final RotationDesk desk;

    LinkKeys(RotationDesk desk) {
        this.desk = desk;
    }

    public void renew(Actor actor) {
        desk.renew(actor, Purpose.LINKS);
    }
}
