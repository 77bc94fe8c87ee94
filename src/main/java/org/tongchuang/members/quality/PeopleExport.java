package org.tongchuang.members.quality;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.integrations.sheets.SheetWriter;
import org.tongchuang.members.directory.ExportColumn;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;

/// Writes all people of a list into a spreadsheet that a class contact can fill in and a roster import understands
/// again. As with an export of the directory, the reason and each person concerned stand on the audit trail.
@Service
class PeopleExport {

    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 500;

    private final PeopleDesk desk;
    private final ApplicationEventPublisher house;

    PeopleExport(PeopleDesk desk, ApplicationEventPublisher house) {
        this.desk = desk;
        this.house = house;
    }

    /// An export that may be written.
    record Order(Actor actor, Selection asked, List<ExportColumn> columns, boolean xlsx, String reason) {}

    static List<ExportColumn> columnsFor(Actor actor) {
        return Arrays.stream(ExportColumn.values())
                .filter(column -> !column.sensitive() || actor.may(Right.READ_SENSITIVE))
                .toList();
    }

    /// What the actor asks for, or a refusal at the field that is wrong; nothing is written yet.
    Order order(Actor actor, Selection asked, List<String> columns, String format, String reason) {
        actor.must(Right.EXPORT_MEMBERS);
        actor.must(Right.READ_MEMBERS);
        List<ExportColumn> chosen = columnsFor(actor).stream()
                .filter(column -> columns.contains(column.name()))
                .toList();
        if (chosen.isEmpty()) {
            throw Refusal.at("columns", "members.export.no-columns");
        }
        String why = reason.strip();
        if (why.length() < SHORTEST_REASON || why.length() > LONGEST_REASON) {
            throw Refusal.at("reason", "members.export.no-reason", SHORTEST_REASON);
        }
        return new Order(actor, asked, chosen, format.equals("xlsx"), why);
    }

    void write(Order order, OutputStream out) {
        Map<String, String> detail = new LinkedHashMap<>(order.asked.named());
        detail.put("reason", order.reason);
        detail.put("columns", order.columns.stream().map(Enum::name).collect(Collectors.joining(", ")));
        detail.put("total", String.valueOf(desk.count(order.actor, order.asked)));
        house.publishEvent(AuditEvent.of(order.actor, "members.export", detail));
        try (SheetWriter sheet =
                order.xlsx ? SheetWriter.xlsx(out, Words.text("members.quality.title")) : SheetWriter.csv(out)) {
            sheet.write(order.columns.stream().map(ExportColumn::title).toList());
            desk.each(order.actor, order.asked, lot -> write(order, lot, sheet));
        }
    }

    private void write(Order order, List<Member> lot, SheetWriter sheet) {
        if (lot.isEmpty()) {
            return;
        }
        house.publishEvent(AuditEvent.of(
                order.actor,
                "members.export.row",
                lot.stream().map(member -> member.id().value()).toList(),
                Map.of("reason", order.reason)));
        for (Member member : lot) {
            sheet.write(
                    order.columns.stream().map(column -> column.value(member)).toList());
        }
    }
}
