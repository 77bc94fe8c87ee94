package org.tongchuang.privacy.consent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;
import org.tongchuang.shared.Words;

/// What somebody agreed to and took back.
@Component
class KeptConsents implements PersonalData {

    private final JdbcClient jdbc;
    private final ConsentRows rows;

    KeptConsents(JdbcClient jdbc, ConsentRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public String words() {
        return "privacy.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of("privacy.consent");
    }

    @Override
    public List<String> describe() {
        return List.of("privacy.kept.consents");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        return Map.of(
                "consents", rows.of(member).stream().map(KeptConsents::line).toList());
    }

    private static Map<String, Object> line(ConsentRows.Said said) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("purpose", Words.textOr(said.purpose(), said.purpose() + ".name"));
        line.put("version", said.version());
        line.put("at", said.given().toString());
        line.put("through", Words.textOr(said.through(), "privacy.consents.through." + said.through()));
        line.put("withdrawn", said.withdrawn() == null ? "" : said.withdrawn().toString());
        return line;
    }

    /// What only the other agreed to does not come along where the survivor said something of their own.
    @Override
    @Transactional
    public void merge(UUID merge, MemberId survivor, MemberId merged) {
        jdbc.sql("""
                with moved as (
                    update privacy.consent as row set member_id = :survivor where member_id = :merged
                        and (withdrawn_at is not null or not exists (select 1 from privacy.consent as kept
                            where kept.member_id = :survivor and kept.purpose = row.purpose))
                    returning id)
                insert into privacy.moved (merge_id, what, row_id) select :merge, 'consent', id from moved
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
        jdbc.sql("""
                with back as (delete from privacy.moved where merge_id = :merge and what = 'consent' returning row_id)
                update privacy.consent set member_id = :merged where member_id = :survivor
                    and id in (select row_id from back)
                """)
                .param("merge", merge)
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .update();
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        jdbc.sql("delete from privacy.consent where member_id = :member")
                .param("member", member.value())
                .update();
    }
}
