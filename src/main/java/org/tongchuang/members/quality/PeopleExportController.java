package org.tongchuang.members.quality;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Taking all people of a list along as a spreadsheet.
@Controller
@RequestMapping("/office/quality/people/export")
class PeopleExportController {

    private final PeopleExport export;
    private final PeopleDesk desk;
    private final Months months;
    private final Clock clock;

    PeopleExportController(PeopleExport export, PeopleDesk desk, Months months, Clock clock) {
        this.export = export;
        this.desk = desk;
        this.months = months;
        this.clock = clock;
    }

    @GetMapping
    Page show(Actor actor, @RequestParam Map<String, String> params) {
        actor.must(Right.EXPORT_MEMBERS);
        return page(actor, Selection.read(params), "", Map.of());
    }

    /// Sends the file, or the form again with what is wrong.
    @PostMapping
    @Nullable
    Page send(
            Actor actor,
            @RequestParam Map<String, String> params,
            @RequestParam(name = "columns", defaultValue = "") List<String> columns,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response)
            throws IOException {
        Selection asked = Selection.read(params);
        try {
            send(export.order(actor, asked, columns, format, reason), response);
            return null;
        } catch (Refusal refused) {
            response.setStatus(422);
            String field = refused.field();
            return page(actor, asked, reason, Map.of(field == null ? "reason" : field, refused.words()));
        }
    }

    private void send(PeopleExport.Order order, HttpServletResponse response) throws IOException {
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        String name = "alumni-" + order.asked().what().key() + "-" + day + (order.xlsx() ? ".xlsx" : ".csv");
        response.setContentType(
                order.xlsx()
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        export.write(order, response.getOutputStream());
    }

    private Page page(Actor actor, Selection asked, String reason, Map<String, String> problems) {
        return new PeopleExportPage(
                asked,
                asked.title(months.aYearAgo()),
                desk.count(actor, asked),
                PeopleExport.columnsFor(actor),
                reason,
                problems);
    }
}
