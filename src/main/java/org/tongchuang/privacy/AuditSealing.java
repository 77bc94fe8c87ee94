package org.tongchuang.privacy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Puts on the next seal a few seconds after entries were written; not while `doctor` only looks.
@Component
@ConditionalOnProperty(name = "tongchuang.visit", havingValue = "false", matchIfMissing = true)
class AuditSealing {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealing.class);

    private final AuditSeals seals;
    private final SealMark mark;
    private boolean alarmed;

    AuditSealing(AuditSeals seals, SealMark mark) {
        this.seals = seals;
        this.mark = mark;
    }

    @Scheduled(fixedDelayString = "${tongchuang.audit.seal-every:5s}")
    void seal() {
        if (mark.read().filter(kept -> !seals.stands(kept)).isPresent()) {
            alarm();
            seals.seal();
            return;
        }
        seals.seal();
        seals.last().ifPresent(mark::keep);
    }

    /// The note stays as it is, so that the gap shows in every later check.
    private void alarm() {
        if (!alarmed) {
            alarmed = true;
            LOG.error("seals of the audit trail that this node has seen are gone; see doctor");
        }
    }
}
