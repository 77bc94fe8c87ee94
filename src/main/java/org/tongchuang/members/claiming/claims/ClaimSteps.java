package org.tongchuang.members.claiming.claims;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;

/// What became of each claim, step by step.
@Repository
public class ClaimSteps {

    private final JdbcClient jdbc;
    private final Vault vault;

    ClaimSteps(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// @param what such as `SENT`; its words are under `members.claims.step.SENT`
    /// @param actor null for the applicant
    /// @param words what was said with it, to or by the applicant; empty for nothing
    void add(UUID claim, String what, @Nullable Actor actor, String words, Instant now) {
        byte[] sealed =
                words.isEmpty() ? null : vault.seal(Purpose.MESSAGES, claim, words.getBytes(StandardCharsets.UTF_8));
        jdbc.sql("""
                insert into members.claim_step (id, claim_id, at, what, actor, actor_name, words)
                values (:id, :claim, :at, :what, :actor, :name, :words)
                """)
                .param("id", Ids.next())
                .param("claim", claim)
                .param("at", Timestamp.from(now))
                .param("what", what)
                .param("actor", actor == null ? null : actor.id(), java.sql.Types.OTHER)
                .param("name", actor == null ? "" : actor.name())
                .param("words", sealed, java.sql.Types.BINARY)
                .update();
    }

    /// In their order.
    public List<Step> of(UUID claim) {
        return jdbc.sql("""
                select at, what, actor_name, words from members.claim_step where claim_id = :claim order by id limit 200
                """)
                .param("claim", claim)
                .query((row, n) -> new Step(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        words(claim, row.getBytes(4))))
                .list();
    }

    private String words(UUID claim, byte @Nullable [] sealed) {
        return sealed == null ? "" : new String(vault.open(Purpose.MESSAGES, claim, sealed), StandardCharsets.UTF_8);
    }

    /// @param actorName empty for the applicant
    public record Step(Instant at, String what, String actorName, String words) {

        /// The message key of what happened.
        public String key() {
            return "members.claims.step." + what;
        }
    }
}
