package org.tongchuang.members.invitations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;

/// Who was invited, and how far each has come.
@Repository
class Invitations {

    private static final String STATES = BatchPage.STATES.stream()
            .map(state -> " when " + condition(state) + " then '" + state + "'")
            .collect(Collectors.joining("", "case", " end"));

    private final JdbcClient jdbc;

    Invitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Invitation invitation) {
        jdbc.sql("""
                insert into members.invitation (id, batch_id, member_id, way, sent_to, made_at, until)
                values (:id, :batch, :member, :way, :to, :at, :until) on conflict do nothing
                """)
                .param("id", invitation.id())
                .param("batch", invitation.batch())
                .param("member", invitation.member().value())
                .param("way", invitation.way().name())
                .param("to", invitation.sentTo())
                .param("at", Timestamp.from(invitation.madeAt()))
                .param("until", Timestamp.from(invitation.until()))
                .update();
    }

    Optional<Invitation> find(UUID id) {
        return jdbc.sql("select * from members.invitation where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// Which of these people have an invitation that is good and no older.
    Set<MemberId> since(Collection<MemberId> members, Instant since) {
        return new HashSet<>(jdbc.sql("""
                select distinct member_id from members.invitation
                where member_id = any (:members) and made_at > :since and revoked_at is null
                """)
                .param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
                .param("since", Timestamp.from(since))
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .list());
    }

    /// By id, at most `size`, after `after`.
    ///
    /// @param state as [Invitation#state] says; empty for all
    List<Invitation> of(UUID batch, String state, @Nullable UUID after, Instant now, int size) {
        return jdbc.sql("select * from members.invitation where batch_id = :batch and id > :after and "
                        + condition(state) + " order by id limit :size")
                .param("batch", batch)
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("now", Timestamp.from(now))
                .param("size", size)
                .query(this::read)
                .list();
    }

    /// The conditions of the partial indexes, word for word, or the few who joined would be looked for among all.
    private static String condition(String state) {
        String untouched = "joined_at is null and revoked_at is null";
        return switch (state) {
            case "" -> "true";
            case "joined" -> "joined_at is not null";
            case "revoked" -> "joined_at is null and revoked_at is not null";
            case "confirmed" -> untouched + " and confirmed_at is not null";
            case "opened" -> untouched + " and confirmed_at is null and opened_at is not null";
            case "expired" -> untouched + " and confirmed_at is null and opened_at is null and until <= :now";
            case "invited" -> untouched + " and confirmed_at is null and opened_at is null and until > :now";
            default -> "false";
        };
    }

    /// How many have come how far.
    Map<String, Long> states(UUID batch, Instant now) {
        Map<String, Long> states = new TreeMap<>();
        jdbc.sql("select " + STATES + " as state, count(*) from members.invitation where batch_id = :batch group by 1")
                .param("batch", batch)
                .param("now", Timestamp.from(now))
                .query(row -> {
                    states.put(row.getString(1), row.getLong(2));
                });
        return states;
    }

    void opened(UUID id, Instant at) {
        mark(id, "opened_at", at);
    }

    void confirmed(UUID id, Instant at) {
        mark(id, "confirmed_at", at);
    }

    void joined(UUID id, Instant at) {
        mark(id, "joined_at", at);
    }

    private void mark(UUID id, String what, Instant at) {
        jdbc.sql("update members.invitation set %1$s = :at where id = :id and %1$s is null".formatted(what))
                .param("at", Timestamp.from(at))
                .param("id", id)
                .update();
    }

    /// Takes back what was not used yet; how many.
    int revoke(UUID batch, Instant at) {
        return jdbc.sql("""
                update members.invitation set revoked_at = :at
                where batch_id = :batch and joined_at is null and revoked_at is null
                """)
                .param("at", Timestamp.from(at))
                .param("batch", batch)
                .update();
    }

    /// Counts an answer before it is looked at; whether there was one left.
    boolean mayTry(UUID id) {
        return jdbc.sql("update members.invitation set tries = tries + 1 where id = :id and tries < :most")
                        .param("id", id)
                        .param("most", Invitation.TRIES)
                        .update()
                == 1;
    }

    private Invitation read(ResultSet row, int n) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getObject("batch_id", UUID.class),
                new MemberId(row.getObject("member_id", UUID.class)),
                Invitation.Way.valueOf(row.getString("way")),
                row.getObject("sent_to", Long.class),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                moment(row, "opened_at"),
                moment(row, "confirmed_at"),
                moment(row, "joined_at"),
                moment(row, "revoked_at"),
                row.getInt("tries"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
