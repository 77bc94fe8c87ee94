package org.tongchuang.notifications;

import org.springframework.stereotype.Component;
import org.tongchuang.shared.notices.Messenger;

/// Brings messages of the rooms below to the gate.
@Component
class Courier implements Messenger {

    private final Gate gate;

    Courier(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void send(Message message) {
        gate.send(new Notice(
                message.key(),
                message.to(),
                message.category(),
                message.words(),
                message.args(),
                message.link(),
                message.lasts(),
                null));
    }
}
