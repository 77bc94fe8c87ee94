package org.tongchuang.privacy;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.tongchuang.shared.AuditEvent;

/// Hears every [AuditEvent] of the house. A change's entry is written in the change's own transaction; a read's entry
/// is written together with those of other readers of the same moment, and the reader waits until it is.
@Component
class AuditTrail {

    private final AuditEvents events;
    private final AuditQueue queue;

    AuditTrail(AuditEvents events, AuditQueue queue) {
        this.events = events;
        this.queue = queue;
    }

    @EventListener
    void on(AuditEvent event) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            events.add(event);
        } else {
            queue.add(event).join();
        }
    }
}
