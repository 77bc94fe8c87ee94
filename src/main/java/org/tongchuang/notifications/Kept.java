package org.tongchuang.notifications;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.notifications.inbox.Inbox;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// What this room keeps about people: that they were written to and when, their inbox, and what they want to get.
@Component
class Kept implements PersonalData {

    private static final int MOST = 10_000;
    private static final List<String> TABLES = List.of("notice", "inbox_entry");

    private final JdbcClient jdbc;
    private final Inbox inbox;

    Kept(JdbcClient jdbc, Inbox inbox) {
        this.jdbc = jdbc;
        this.inbox = inbox;
    }

    @Override
    public String words() {
        return "notifications.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "notifications.notice",
                "notifications.delivery",
                "notifications.inbox_entry",
                "notifications.preference",
                "notifications.moved");
    }

    @Override
    public List<String> describe() {
        return List.of("notifications.kept.sent", "notifications.kept.inbox", "notifications.kept.preferences");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "sent",
                jdbc.sql("""
                        select d.category, d.medium, d.state, d.made_at at time zone 'UTC' as at
                        from notifications.delivery d join notifications.notice n on n.id = d.notice_id
                        where n.to_id = :id order by d.made_at desc limit :most
                        """)
                        .param("id", member.value())
                        .param("most", MOST)
                        .query((row, n) -> Map.of(
                                "category", row.getString(1),
                                "medium", row.getString(2),
                                "state", row.getString(3),
                                "at", row.getTimestamp(4).toLocalDateTime() + "Z"))
                        .list());
        all.put("inbox", inbox.list(Set.of(member.value()), null, MOST));
        all.put(
                "preferences",
                jdbc.sql("""
                        select category, medium, wanted from notifications.preference where to_id = :id order by 1, 2
                        """)
                        .param("id", member.value())
                        .query((row, n) -> Map.of(
                                "category", row.getString(1), "medium", row.getString(2), "wanted", row.getBoolean(3)))
                        .list());
        return all;
    }

    @Override
    @Transactional
    public void merge(UUID merge, MemberId survivor, MemberId merged) {
        for (String table : TABLES) {
            jdbc.sql("""
                    with moved as (
                        update notifications.%1$s set to_id = :survivor where to_id = :merged returning id)
                    insert into notifications.moved (merge_id, what, row_id) select :merge, '%1$s', id from moved
                    on conflict do nothing
                    """.formatted(table))
                    .param("survivor", survivor.value())
                    .param("merged", merged.value())
                    .param("merge", merge)
                    .update();
        }
        // What the survivor chose stays; what only the other chose comes along.
        jdbc.sql("""
                with moved as (
                    update notifications.preference p set to_id = :survivor
                    where to_id = :merged and not exists (
                        select 1 from notifications.preference kept
                        where kept.to_id = :survivor and kept.category = p.category and kept.medium = p.medium)
                    returning id)
                insert into notifications.moved (merge_id, what, row_id) select :merge, 'preference', id from moved
                on conflict do nothing
                """)
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .param("merge", merge)
                .update();
    }

    @Override
    @Transactional
    public void separate(UUID merge, MemberId survivor, MemberId merged) {
        for (String table : List.of("notice", "inbox_entry", "preference")) {
            jdbc.sql("""
                    update notifications.%1$s set to_id = :merged
                    where to_id = :survivor and id in (
                        select row_id from notifications.moved where merge_id = :merge and what = '%1$s')
                    """.formatted(table))
                    .param("survivor", survivor.value())
                    .param("merged", merged.value())
                    .param("merge", merge)
                    .update();
        }
        jdbc.sql("delete from notifications.moved where merge_id = :merge")
                .param("merge", merge)
                .update();
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        for (String table : List.of("notice", "inbox_entry", "preference")) {
            jdbc.sql("delete from notifications.%s where to_id = :id".formatted(table))
                    .param("id", member.value())
                    .update();
        }
    }
}
