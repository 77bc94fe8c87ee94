package org.tongchuang.members.kept;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Words;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A claim as its owner gets it: what they said, what became of it step by step, and which papers they showed.
@Component
class ClaimCopy {

    private static final TypeReference<LinkedHashMap<String, String>> SAID = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    ClaimCopy(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    Map<String, Object> of(UUID claim) {
        Map<String, Object> all = new LinkedHashMap<>(
                jdbc.sql("select begun_at as at, submitted_at as sent, state from members.claim where id = :id")
                        .param("id", claim)
                        .query(Moments::row)
                        .single());
        byte[] said = jdbc.sql("select said from members.claim where id = :id")
                .param("id", claim)
                .query((row, n) -> row.getBytes(1))
                .single();
        all.put("said", said(claim, said));
        all.put("steps", steps(claim));
        all.put("asked", wishes(claim));
        all.put("papers", jdbc.sql("""
                        select type, bytes, added_at as at, gone_at as gone from members.claim_document
                        where claim_id = :id order by id
                        """).param("id", claim).query(Moments::row).list());
        return all;
    }

    private List<Map<String, Object>> said(UUID claim, byte[] sealed) {
        List<Map<String, Object>> lines = new ArrayList<>();
        json.readValue(vault.open(Purpose.IDENTITY, claim, sealed), SAID).forEach((item, value) -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("field", Words.textOr(item, "members.claims.item." + item));
            line.put("value", value);
            lines.add(line);
        });
        return lines;
    }

    private List<Map<String, Object>> steps(UUID claim) {
        return jdbc.sql("select at, what, actor_name, words from members.claim_step where claim_id = :id order by id")
                .param("id", claim)
                .query((row, n) -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("at", row.getTimestamp(1).toInstant().toString());
                    line.put("what", Words.textOr(row.getString(2), "members.claims.step." + row.getString(2)));
                    line.put("by", row.getString(3));
                    line.put("words", opened(claim, row.getBytes(4)));
                    return line;
                })
                .list();
    }

    private List<String> wishes(UUID claim) {
        return jdbc.sql("select names from members.claim_wish where claim_id = :id order by id")
                .param("id", claim)
                .query((row, n) -> opened(claim, row.getBytes(1)))
                .list();
    }

    private String opened(UUID claim, byte @Nullable [] sealed) {
        return sealed == null ? "" : new String(vault.open(Purpose.MESSAGES, claim, sealed), StandardCharsets.UTF_8);
    }
}
