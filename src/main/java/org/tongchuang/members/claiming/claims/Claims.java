package org.tongchuang.members.claiming.claims;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.members.claiming.claims.Claim.Finding;
import org.tongchuang.members.claiming.claims.Claim.Standing;
import org.tongchuang.members.claiming.evidence.Doubt;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.members.claiming.evidence.Verdict;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All claims.
@Repository
class Claims {

    private static final TypeReference<Map<Item, String>> SAID = new TypeReference<>() {};
    private static final String COLUMNS = "id, version, state, since, due, language, said, mark, tries, begun_at, "
            + "submitted_at, member_id, rung, doubt, contested, units";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;

    Claims(JdbcClient jdbc, Vault vault, JsonMapper json) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
    }

    public Optional<Claim> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from members.claim where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// The same, and nobody else changes it until the transaction ends.
    Optional<Claim> hold(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from members.claim where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// The latest claim that came from an address.
    Optional<Claim> latest(String mark) {
        return jdbc.sql("select " + COLUMNS + " from members.claim where mark = :mark order by begun_at desc limit 1")
                .param("mark", mark)
                .query(this::read)
                .optional();
    }

    /// Claims of an address come into being one after the other.
    void oneAtATime(String mark) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:mark, 0))")
                .param("mark", mark)
                .query((row, n) -> 0)
                .single();
    }

    List<UUID> checking(int atMost) {
        return jdbc.sql("""
                select id from members.claim where state = 'CHECKING' and submitted_at is not null
                order by submitted_at, id limit :most
                """)
                .param("most", atMost)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    List<UUID> overdue(Instant now, int atMost) {
        return jdbc.sql("""
                select id from members.claim where due <= :now and state in ('DRAFT', 'WAITING') order by due limit :most
                """)
                .param("now", Timestamp.from(now))
                .param("most", atMost)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    void add(Claim claim) {
        jdbc.sql("""
                insert into members.claim (id, version, state, since, due, language, said, mark, tries, begun_at,
                    submitted_at, member_id, rung, doubt, contested, units)
                values (:id, :version, :state, :since, :due, :language, :said, :mark, :tries, :begun, :submitted, :member,
                    :rung, :doubt, :contested, :units)
                """)
                .params(values(claim, claim.version()))
                .param("units", claim.finding().units().toArray(String[]::new))
                .update();
    }

    /// Keeps the next state.
    ///
    /// @return the claim as it is now
    /// @throws OptimisticLockingFailureException when somebody else was faster
    Claim save(Claim claim) {
        int rows = jdbc.sql("""
                update members.claim set version = :version, state = :state, since = :since, due = :due, said = :said,
                    tries = :tries, submitted_at = :submitted, member_id = :member, rung = :rung, doubt = :doubt,
                    contested = :contested, units = :units
                where id = :id and version = :version - 1
                """)
                .params(values(claim, claim.version() + 1))
                .param("units", claim.finding().units().toArray(String[]::new))
                .update();
        if (rows == 0) {
            throw new OptimisticLockingFailureException("somebody else changed the claim first");
        }
        return find(claim.id()).orElseThrow();
    }

    /// Keeps what the records said, so that the decision can be understood later.
    void keep(UUID id, Verdict verdict) {
        jdbc.sql("update members.claim set verdict = :verdict::jsonb where id = :id")
                .param("id", id)
                .param("verdict", json.writeValueAsString(verdict))
                .update();
    }

    private Map<String, @Nullable Object> values(Claim claim, long version) {
        Finding finding = claim.finding();
        Map<String, @Nullable Object> values = new java.util.HashMap<>();
        values.put("id", claim.id());
        values.put("version", version);
        values.put("state", claim.state().name());
        values.put("since", Timestamp.from(claim.standing().since()));
        values.put("due", at(claim.standing().due()));
        values.put("language", claim.language().toLanguageTag());
        values.put(
                "said",
                vault.seal(
                        Purpose.IDENTITY,
                        claim.id(),
                        json.writeValueAsBytes(claim.said().items())));
        values.put("mark", claim.mark());
        values.put("tries", claim.tries());
        values.put("begun", Timestamp.from(claim.begunAt()));
        values.put("submitted", at(claim.submittedAt()));
        values.put("member", finding.member() == null ? null : finding.member().value());
        values.put("rung", finding.rung() == null ? null : finding.rung().name());
        values.put("doubt", finding.doubt() == null ? null : finding.doubt().name());
        values.put("contested", finding.contested());
        return values;
    }

    private static org.springframework.jdbc.core.SqlParameterValue at(@Nullable Instant when) {
        return new org.springframework.jdbc.core.SqlParameterValue(
                Types.TIMESTAMP, when == null ? null : Timestamp.from(when));
    }

    Claim read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID member = row.getObject("member_id", UUID.class);
        String rung = row.getString("rung");
        String doubt = row.getString("doubt");
        return new Claim(
                id,
                row.getLong("version"),
                Locale.forLanguageTag(row.getString("language")),
                row.getString("mark"),
                new Said(json.readValue(vault.open(Purpose.IDENTITY, id, row.getBytes("said")), SAID)),
                row.getInt("tries"),
                row.getTimestamp("begun_at").toInstant(),
                instant(row, "submitted_at"),
                new Standing(
                        ClaimState.valueOf(row.getString("state")),
                        row.getTimestamp("since").toInstant(),
                        instant(row, "due")),
                new Finding(
                        member == null ? null : new MemberId(member),
                        rung == null ? null : Rung.valueOf(rung),
                        doubt == null ? null : Doubt.valueOf(doubt),
                        row.getBoolean("contested"),
                        List.of((String[]) row.getArray("units").getArray())));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
