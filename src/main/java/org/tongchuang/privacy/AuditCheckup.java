package org.tongchuang.privacy;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Checkup;

/// Whether the audit trail is as it was written.
@Component
@Order(41)
class AuditCheckup implements Checkup {

    /// Only fetched when it is run, for it can't be made without the keys.
    private final ObjectProvider<AuditSeals> seals;

    private final SealMark mark;

    AuditCheckup(ObjectProvider<AuditSeals> seals, SealMark mark) {
        this.seals = seals;
        this.mark = mark;
    }

    @Override
    public String name() {
        return "audit trail";
    }

    @Override
    public List<Finding> run() {
        AuditSeals.Report report = seals.getObject().check();
        if (!report.broken().isEmpty()) {
            return List.of(Finding.wrong("Entries were altered, removed or slipped in: " + some(report.broken())
                    + " of " + report.seals()
                    + " seals don't fit. If an older database was brought back on purpose, delete "
                    + mark.file() + "."));
        }
        if (report.moved()) {
            return List.of(Finding.wrong("This database was moved by a dump and counts its transactions anew, so new"
                    + " entries can't be sealed; bring it over with backup and restore instead."));
        }
        return List.of(Finding.ok("All " + report.seals() + " seals over " + report.events() + " entries fit."));
    }

    private static String some(List<Long> seals) {
        List<String> first = seals.stream().limit(5).map(String::valueOf).toList();
        return String.join(", ", first) + (seals.size() > first.size() ? ", …" : "");
    }
}
