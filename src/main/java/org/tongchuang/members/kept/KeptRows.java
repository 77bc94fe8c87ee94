package org.tongchuang.members.kept;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// In which rosters somebody stood, and what became of their row. These tables have no index by person, for it would
/// cost every import more than it saves the few who ask: a scan in the background is what they pay instead.
@Component
class KeptRows implements PersonalData {

    private final JdbcClient jdbc;
    private final EveryId ids;

    KeptRows(JdbcClient jdbc, EveryId ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    @Override
    public String part() {
        return "members.imports";
    }

    @Override
    public String words() {
        return "members.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of("members.roster_row", "members.roster_earlier");
    }

    @Override
    public List<String> describe() {
        return List.of("members.kept.rosters");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        return Map.of(
                "rosters",
                jdbc.sql("""
                        select import.file_name as file, import.uploaded_at as at, row.row_number as row
                        from members.roster_row row join members.roster_import import on import.id = row.import_id
                        where row.member_id = any (:ids) order by import.uploaded_at, row.row_number
                        """).param("ids", ids.of(member)).query(Moments::row).list());
    }

    @Override
    public void merge(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public void separate(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public List<String> keeps() {
        return List.of("members.kept.files");
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        UUID[] every = ids.of(member);
        for (String sql : List.of(
                "update members.roster_row set member_id = null, detail = null, problems = 0 where member_id = any (:ids)",
                "delete from members.roster_earlier where member_id = any (:ids)")) {
            jdbc.sql(sql).param("ids", every).update();
        }
    }
}
