package org.tongchuang.members.directory;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Refusal;

/// Taking a search's people along as a spreadsheet.
@Controller
class ExportController {

    private final DirectoryExport export;
    private final DirectorySearch search;
    private final Clock clock;

    ExportController(DirectoryExport export, DirectorySearch search, Clock clock) {
        this.export = export;
        this.search = search;
        this.clock = clock;
    }

    @GetMapping("/office/members/export")
    Page show(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "member", defaultValue = "") List<UUID> members) {
        List<MemberId> picked = export.picked(actor, members);
        return page(actor, DirectoryQuery.of(params, DirectoryQuery.USUAL_SIZE), picked, "", Map.of());
    }

    /// Sends the file, or the form again with what is wrong.
    @PostMapping("/office/members/export")
    @org.jspecify.annotations.Nullable
    Page send(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "member", defaultValue = "") List<UUID> members,
            @RequestParam(name = "columns", defaultValue = "") List<String> columns,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response)
            throws IOException {
        DirectoryQuery asked = DirectoryQuery.of(params, DirectoryQuery.USUAL_SIZE);
        List<MemberId> picked = export.picked(actor, members);
        if (picked.isEmpty() && !members.isEmpty()) {
            throw new NotFound("none of those to export");
        }
        try {
            send(export.order(actor, asked, picked, columns, format, reason), response);
            return null;
        } catch (Refusal refused) {
            response.setStatus(422);
            String field = refused.field();
            return page(actor, asked, picked, reason, Map.of(field == null ? "reason" : field, refused.words()));
        }
    }

    /// The same for programs: `columns` by name (`NAME`, `PHONE`, …), all that the token may see when none are named.
    @GetMapping("/api/v1/members.csv")
    void csv(
            Actor actor,
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam(name = "columns", defaultValue = "") List<String> columns,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response)
            throws IOException {
        List<String> wanted = columns.isEmpty()
                ? DirectoryExport.columnsFor(actor).stream().map(Enum::name).toList()
                : columns;
        send(
                export.order(
                        actor, DirectoryQuery.of(params, DirectoryQuery.USUAL_SIZE), List.of(), wanted, "csv", reason),
                response);
    }

    private void send(DirectoryExport.Order order, HttpServletResponse response) throws IOException {
        String day = java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                .toString();
        response.setContentType(
                order.xlsx()
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("alumni-" + day + (order.xlsx() ? ".xlsx" : ".csv"), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        export.write(order, response.getOutputStream());
    }

    private Page page(
            Actor actor, DirectoryQuery asked, List<MemberId> picked, String reason, Map<String, String> problems) {
        long total = picked.isEmpty() ? search.count(actor, asked) : picked.size();
        return new ExportPage(asked, total, picked, DirectoryExport.columnsFor(actor), reason, problems);
    }
}
