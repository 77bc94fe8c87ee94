package org.tongchuang.members.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.sheets.SheetWriter;
import org.tongchuang.members.roster.CellProblem;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Words;

/// All problems of an import as a CSV file: fixed in a spreadsheet program and uploaded again, or kept as a list.
@Component
class ProblemSheet {

    private final RosterRows rows;
    private final ApplicationEventPublisher house;

    ProblemSheet(RosterRows rows, ApplicationEventPublisher house) {
        this.rows = rows;
        this.house = house;
    }

    void send(Actor actor, RosterImport made, HttpServletResponse response) throws IOException {
        house.publishEvent(AuditEvent.of(
                actor,
                "members.import.problems.read",
                Map.of("import", made.id().toString())));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(
                                "problems-" + made.fileName().replaceAll("\\.\\w+$", "") + ".csv",
                                StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (SheetWriter sheet = SheetWriter.csv(response.getOutputStream())) {
            sheet.write(List.of(
                    Words.text("members.import.row"),
                    Words.text("members.import.column"),
                    Words.text("members.import.value"),
                    Words.text("members.import.problem")));
            rows.eachProblem(made.id(), row -> {
                if (row.detail() != null) {
                    row.detail().problems().forEach(problem -> sheet.write(cells(problem)));
                }
            });
        }
    }

    static String words(CellProblem problem) {
        return Words.text(problem.messageKey(), problem.args().toArray());
    }

    private static List<String> cells(CellProblem problem) {
        return List.of(String.valueOf(problem.row()), problem.column(), problem.value(), words(problem));
    }
}
