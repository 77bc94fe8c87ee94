package org.tongchuang.members.directory;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.integrations.sheets.SheetWriter;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;

/// Writes everyone a search finds into a spreadsheet, a few hundred in memory at a time. Who takes people's data along
/// says why; the reason, the columns and each person concerned stand on the audit trail.
@Service
class DirectoryExport {

    private static final int LOT = 500;
    private static final int SHORTEST_REASON = 4;
    private static final int LONGEST_REASON = 500;

    private final DirectorySearch search;
    private final DirectoryIndex index;
    private final Members members;
    private final ApplicationEventPublisher house;

    DirectoryExport(DirectorySearch search, DirectoryIndex index, Members members, ApplicationEventPublisher house) {
        this.search = search;
        this.index = index;
        this.members = members;
        this.house = house;
    }

    /// The people picked by hand, without those beyond the actor's reach.
    ///
    /// @throws Refusal when they are more than a page can show
    List<MemberId> picked(Actor actor, List<UUID> ids) {
        actor.must(Right.EXPORT_MEMBERS);
        actor.must(Right.READ_MEMBERS);
        if (ids.size() > SearchQuery.MAX_SIZE) {
            throw Refusal.at("member", "members.export.too-many", SearchQuery.MAX_SIZE);
        }
        Set<MemberId> within = members.all(ids.stream().map(MemberId::new).toList()).stream()
                .filter(member -> member.within(actor.reach()))
                .map(Member::id)
                .collect(Collectors.toSet());
        return ids.stream()
                .map(MemberId::new)
                .distinct()
                .filter(within::contains)
                .toList();
    }

    /// What the actor asks for, or a refusal at the field that is wrong; nothing is written yet.
    ///
    /// @param picked only these; everyone the search finds when there are none
    Order order(
            Actor actor,
            DirectoryQuery asked,
            List<MemberId> picked,
            List<String> columns,
            String format,
            String reason) {
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
        return new Order(actor, asked.from(null), picked, chosen, format.equals("xlsx"), why);
    }

    void write(Order order, OutputStream out) {
        note(order);
        try (SheetWriter sheet =
                order.xlsx ? SheetWriter.xlsx(out, Words.text("members.directory.title")) : SheetWriter.csv(out)) {
            sheet.write(order.columns.stream().map(ExportColumn::title).toList());
            if (!order.picked.isEmpty()) {
                writeLot(order, order.picked, sheet);
                return;
            }
            List<MemberId> lot = new ArrayList<>(LOT);
            index.index().each(search.query(order.actor, order.asked), hit -> {
                lot.add(new MemberId(UUID.fromString(hit.id())));
                if (lot.size() == LOT) {
                    writeLot(order, lot, sheet);
                    lot.clear();
                }
            });
            writeLot(order, lot, sheet);
        }
    }

    static List<ExportColumn> columnsFor(Actor actor) {
        return java.util.Arrays.stream(ExportColumn.values())
                .filter(column -> !column.sensitive() || actor.may(Right.READ_SENSITIVE))
                .toList();
    }

    private void writeLot(Order order, List<MemberId> lot, SheetWriter sheet) {
        if (lot.isEmpty()) {
            return;
        }
        house.publishEvent(AuditEvent.of(
                order.actor,
                "members.export.row",
                lot.stream().map(MemberId::value).toList(),
                Map.of("reason", order.reason)));
        Map<MemberId, Member> found = members.all(lot).stream()
                // The index may be a moment behind: the record itself decides who is within reach.
                .filter(member -> member.within(order.actor.reach()))
                .collect(Collectors.toMap(Member::id, Function.identity()));
        for (MemberId id : lot) {
            Member member = found.get(id);
            if (member != null) {
                sheet.write(order.columns.stream()
                        .map(column -> column.value(member))
                        .toList());
            }
        }
    }

    private void note(Order order) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("reason", order.reason);
        detail.put("columns", order.columns.stream().map(Enum::name).collect(Collectors.joining(", ")));
        if (order.picked.isEmpty()) {
            order.asked.chosen().forEach((field, values) -> detail.put(field, String.join(", ", values)));
            detail.put("total", String.valueOf(search.count(order.actor, order.asked)));
        } else {
            detail.put("total", String.valueOf(order.picked.size()));
        }
        house.publishEvent(AuditEvent.of(order.actor, "members.export", detail));
    }

    /// An export that may be written.
    record Order(
            Actor actor,
            DirectoryQuery asked,
            List<MemberId> picked,
            List<ExportColumn> columns,
            boolean xlsx,
            String reason) {}
}
