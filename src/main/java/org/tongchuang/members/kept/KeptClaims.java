package org.tongchuang.members.kept;

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
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.PersonalData;

/// How somebody came in: what they said and showed, who was asked about them, and whom they vouched for. What a
/// stranger said who wanted to be them is the stranger's; only that it was tried is theirs to know.
@Component
class KeptClaims implements PersonalData {

    private static final String OWN =
            "select id from members.claim where member_id = any (:ids) and state = 'APPROVED'";

    private final JdbcClient jdbc;
    private final EveryId ids;
    private final ClaimCopy copy;
    private final FileStore files;
    private final Vault vault;

    KeptClaims(JdbcClient jdbc, EveryId ids, ClaimCopy copy, FileStore files, Vault vault) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.copy = copy;
        this.files = files;
        this.vault = vault;
    }

    @Override
    public String part() {
        return "members.claiming";
    }

    @Override
    public String words() {
        return "members.copy.";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "members.claim",
                "members.claim_step",
                "members.claim_try",
                "members.claim_document",
                "members.claim_wish",
                "members.claim_vouch",
                "members.class_representative");
    }

    @Override
    public List<String> describe() {
        return List.of("members.kept.claims", "members.kept.vouches");
    }

    @Override
    public Map<String, Object> export(MemberId member) {
        UUID[] every = ids.of(member);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("claims", own(every).stream().map(copy::of).toList());
        all.put("tried", rows("""
                select begun_at as at, state from members.claim where member_id = any (:ids) and state <> 'APPROVED'
                    and submitted_at is not null order by begun_at
                """, every));
        all.put("vouched", rows("""
                select asked_at as asked, answer, answered_at as answered from members.claim_vouch
                where voucher = any (:ids) order by asked_at
                """, every));
        all.put("represents", rows("""
                select school, class_name as class, since, named_by as by from members.class_representative
                where member_id = any (:ids) order by since
                """, every));
        return all;
    }

    private List<UUID> own(UUID[] every) {
        return jdbc.sql(OWN + " order by begun_at")
                .param("ids", every)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<Map<String, Object>> rows(String sql, UUID[] every) {
        return jdbc.sql(sql).param("ids", every).query(Moments::row).list();
    }

    @Override
    public List<KeptFile> files(MemberId member) {
        List<KeptFile> found = new ArrayList<>();
        jdbc.sql("select id, type from members.claim_document where gone_at is null and claim_id in (" + OWN
                        + ") order by id")
                .param("ids", ids.of(member))
                .query(row -> {
                    UUID id = row.getObject(1, UUID.class);
                    String ending = row.getString(2).toLowerCase(java.util.Locale.ROOT);
                    found.add(new KeptFile(
                            "papers/" + (found.size() + 1) + "." + ending, () -> vault.opening(id, files.read(id))));
                });
        return found;
    }

    @Override
    public void merge(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    public void separate(UUID merge, MemberId survivor, MemberId merged) {}

    @Override
    @Transactional
    public void erase(MemberId member) {
        UUID[] every = ids.of(member);
        jdbc.sql("select id from members.claim_document where claim_id in (" + OWN + ")")
                .param("ids", every)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .forEach(this::delete);
        for (String sql : List.of(
                "delete from members.claim where id in (" + OWN + ")",
                "update members.claim set member_id = null, verdict = null, version = version + 1 where member_id = any (:ids)",
                "delete from members.claim_try where member_id = any (:ids)",
                "delete from members.claim_vouch where voucher = any (:ids)",
                "delete from members.class_representative where member_id = any (:ids)")) {
            jdbc.sql(sql).param("ids", every).update();
        }
    }

    private void delete(UUID file) {
        try {
            files.delete(file);
        } catch (IOException undeleted) {
            throw new UncheckedIOException(undeleted);
        }
    }
}
