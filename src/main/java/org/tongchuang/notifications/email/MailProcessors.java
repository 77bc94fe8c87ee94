package org.tongchuang.notifications.email;

import java.util.List;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.mail.MailDoor;
import org.tongchuang.shared.privacy.Processors;

/// The mail server sees every letter; while there is none, none leave the house.
@Component
class MailProcessors implements Processors {

    private final MailDoor door;

    MailProcessors(MailDoor door) {
        this.door = door;
    }

    @Override
    public List<Outsider> now() {
        return door.hasServer()
                ? List.of(new Outsider(door.serverName(), door.serverName(), "notifications.processor.mail"))
                : List.of();
    }
}
