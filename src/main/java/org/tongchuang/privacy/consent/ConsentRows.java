package org.tongchuang.privacy.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// Who agreed to what.
@Repository
class ConsentRows {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    ConsentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param withdrawn null while it stands
    record Said(
            String purpose,
            int version,
            Instant given,
            String through,
            @Nullable Instant withdrawn) {}

    Set<MemberId> given(Collection<MemberId> members, String purpose, int version) {
        return new HashSet<>(jdbc.sql("""
                select member_id from privacy.consent
                where member_id = any (:members) and purpose = :purpose and version = :version and withdrawn_at is null
                """)
                .param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("purpose", purpose)
                .param("version", version)
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .list());
    }

    /// The version that stands, for each purpose they agreed to.
    Map<String, Integer> standing(MemberId member) {
        Map<String, Integer> versions = new HashMap<>();
        jdbc.sql("select purpose, version from privacy.consent where member_id = :member and withdrawn_at is null")
                .param("member", member.value())
                .query(row -> {
                    versions.put(row.getString(1), row.getInt(2));
                });
        return versions;
    }

    /// The newest first, what was taken back too.
    List<Said> of(MemberId member) {
        return jdbc.sql("""
                select purpose, version, given_at, through, withdrawn_at from privacy.consent
                where member_id = :member order by given_at desc, id desc limit :most
                """)
                .param("member", member.value())
                .param("most", MOST)
                .query(ConsentRows::said)
                .list();
    }

    void oneAtATime(MemberId member) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:member, 5))")
                .param("member", member.toString())
                .query((row, n) -> 0)
                .single();
    }

    void add(MemberId member, String purpose, int version, String through, Instant now) {
        jdbc.sql("""
                insert into privacy.consent (id, member_id, purpose, version, given_at, through)
                values (:id, :member, :purpose, :version, :now, :through)
                """)
                .param("id", Ids.next())
                .param("member", member.value())
                .param("purpose", purpose)
                .param("version", version)
                .param("now", Timestamp.from(now))
                .param("through", through)
                .update();
    }

    /// @return whether there was one
    boolean withdraw(MemberId member, String purpose, String through, Instant now) {
        return jdbc.sql("""
                        update privacy.consent set withdrawn_at = :now, withdrawn_through = :through
                        where member_id = :member and purpose = :purpose and withdrawn_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("through", through)
                        .param("member", member.value())
                        .param("purpose", purpose)
                        .update()
                > 0;
    }

    /// How many agree, by purpose and version.
    Map<String, Map<Integer, Long>> counts() {
        Map<String, Map<Integer, Long>> counts = new HashMap<>();
        jdbc.sql("select purpose, version, count(*) from privacy.consent where withdrawn_at is null group by 1, 2")
                .query(row -> {
                    counts.computeIfAbsent(row.getString(1), purpose -> new HashMap<>())
                            .put(row.getInt(2), row.getLong(3));
                });
        return counts;
    }

    private static Said said(ResultSet row, int n) throws SQLException {
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new Said(
                Objects.requireNonNull(row.getString("purpose")),
                row.getInt("version"),
                row.getTimestamp("given_at").toInstant(),
                Objects.requireNonNull(row.getString("through")),
                withdrawn == null ? null : withdrawn.toInstant());
    }
}
