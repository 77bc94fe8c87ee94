package org.tongchuang.privacy.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.privacy.Looks;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// What this room keeps about people: who looked at their record, which copies they asked for, their wishes to be
/// erased. The trail itself stays: a row taken out or altered would break the seals that prove the rest.
@Component
class KeptByPrivacy implements PersonalData {

    private static final int A_PAGE = 500;
    private static final int MOST = 20_000;
    private static final List<String> MOVED = List.of("data_copy", "erasure");

    private final Looks looks;
    private final DataCopies copies;
    private final FileStore files;
    private final JdbcClient jdbc;

    KeptByPrivacy(Looks looks, DataCopies copies, FileStore files, JdbcClient jdbc) {
        this.looks = looks;
        this.copies = copies;
        this.files = files;
        this.jdbc = jdbc;
    }

    @Override
    public String part() {
        return "privacy";
    }

    @Override
    public String words() {
        return "privacy.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "privacy.audit_event",
                "privacy.data_copy",
                "privacy.erasure",
                "privacy.erasure_step",
                "privacy.erased",
                "privacy.moved");
    }

    @Override
    public List<String> describe() {
        return List.of("privacy.kept.looks", "privacy.kept.copies");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("looks", looks(member));
        all.put(
                "copies",
                copies.of(member).stream()
                        .map(copy -> Map.of("at", copy.askedAt().toString()))
                        .toList());
        all.put(
                "erasures",
                jdbc.sql("select asked_at, state from privacy.erasure where member_id = :id order by asked_at")
                        .param("id", member.value())
                        .query((row, n) ->
                                Map.of("at", row.getTimestamp(1).toInstant().toString(), "state", row.getString(2)))
                        .list());
        return all;
    }

    private List<Map<String, Object>> looks(MemberId member) {
        List<Map<String, Object>> all = new ArrayList<>();
        String before = null;
        do {
            Looks.Found found = looks.at(member, before, A_PAGE);
            found.looks().forEach(look -> all.add(line(look)));
            before = found.next();
        } while (before != null && all.size() < MOST);
        return all;
    }

    private static Map<String, Object> line(Looks.Look look) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", look.at().toString());
        line.put("who", look.who());
        line.put("what", look.act());
        line.put("reason", look.reason());
        return line;
    }

    /// Of two open wishes the survivor's stays.
    @Override
    @Transactional
    public void merge(UUID merge, MemberId survivor, MemberId merged) {
        for (String table : MOVED) {
            jdbc.sql("""
                    with moved as (
                        update privacy.%1$s as row set member_id = :survivor where member_id = :merged
                            and (row.state not in ('WAITING', 'RUNNING') or not exists (
                                select 1 from privacy.%1$s as kept
                                where kept.member_id = :survivor and kept.state in ('WAITING', 'RUNNING')))
                        returning id)
                    insert into privacy.moved (merge_id, what, row_id) select :merge, '%1$s', id from moved
                    on conflict do nothing
                    """.formatted(table))
                    .param("survivor", survivor.value())
                    .param("merged", merged.value())
                    .param("merge", merge)
                    .update();
        }
    }

    @Override
    @Transactional
    public void separate(UUID merge, MemberId survivor, MemberId merged) {
        for (String table : MOVED) {
            jdbc.sql("""
                    update privacy.%1$s set member_id = :merged where member_id = :survivor and id in (
                        select row_id from privacy.moved where merge_id = :merge and what = '%1$s')
                    """.formatted(table))
                    .param("survivor", survivor.value())
                    .param("merged", merged.value())
                    .param("merge", merge)
                    .update();
        }
        jdbc.sql("delete from privacy.moved where merge_id = :merge")
                .param("merge", merge)
                .update();
    }

    @Override
    public List<String> erases() {
        return List.of("privacy.kept.copies");
    }

    @Override
    public List<String> keeps() {
        return List.of("privacy.kept.trail", "privacy.kept.request");
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        copies.filesOf(member).forEach(this::delete);
        jdbc.sql("delete from privacy.data_copy where member_id = :id")
                .param("id", member.value())
                .update();
    }

    private void delete(UUID file) {
        try {
            files.delete(file);
        } catch (IOException undeleted) {
            throw new UncheckedIOException(undeleted);
        }
    }
}
