package org.tongchuang.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.sheets.SheetWriter;
import org.tongchuang.shared.Times;
import org.tongchuang.shared.Words;

/// The trail as a spreadsheet, written as it is read: a million entries need no more memory than a page of them.
@Component
class AuditExport {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final AuditEvents events;

    AuditExport(AuditEvents events) {
        this.events = events;
    }

    /// @param kind `csv` or `xlsx`
    void send(AuditEvents.Query query, String kind, ZoneId zone, HttpServletResponse response) throws IOException {
        boolean csv = kind.equals("csv");
        response.setContentType(csv ? "text/csv;charset=UTF-8" : XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-trail." + kind + "\"");
        response.setHeader("Cache-Control", "no-store");
        try (SheetWriter sheet = csv
                ? SheetWriter.csv(response.getOutputStream())
                : SheetWriter.xlsx(response.getOutputStream(), Words.text("privacy.audit.title"))) {
            sheet.write(Stream.of("id", "when", "who", "what", "act", "members", "facts", "address", "account")
                    .map(column -> Words.text("privacy.column." + column))
                    .toList());
            events.each(query, entry -> sheet.write(row(entry, zone)));
        }
    }

    private static List<String> row(AuditEvents.Entry entry, ZoneId zone) {
        return List.of(
                String.valueOf(entry.id()),
                Times.second(entry.at(), zone),
                AuditPage.who(entry),
                Acts.words(entry.act()),
                entry.act(),
                entry.subjects().stream().map(UUID::toString).collect(Collectors.joining(" ")),
                entry.detail().entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .sorted()
                        .collect(Collectors.joining("; ")),
                entry.address() == null ? "" : entry.address(),
                entry.actor() == null ? "" : entry.actor().toString());
    }
}
