package org.tongchuang.members.card;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// All cards, those taken away too.
@Repository
public class Cards {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRIES = 20;

    private final JdbcClient jdbc;

    Cards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Card> numbered(long number) {
        return jdbc.sql("select * from members.card where number = :number")
                .param("number", number)
                .query(Cards::read)
                .optional();
    }

    /// The good one, or else the last one that was taken away.
    Optional<Card> of(MemberId member) {
        return jdbc.sql("""
                        select * from members.card where member_id = :member
                        order by revoked_at is null desc, issued_at desc, id desc limit 1
                        """).param("member", member.value()).query(Cards::read).optional();
    }

    List<Card> all(MemberId member) {
        return jdbc.sql("select * from members.card where member_id = :member order by issued_at desc, id desc")
                .param("member", member.value())
                .query(Cards::read)
                .list();
    }

    /// Newest first.
    List<Card> list(@Nullable Card after, int size) {
        return jdbc.sql("""
                        select * from members.card where (issued_at, id) < (:at, :id)
                        order by issued_at desc, id desc limit :size
                        """)
                .param("at", Timestamp.from(after == null ? Instant.parse("9999-01-01T00:00:00Z") : after.issuedAt()))
                .param("id", after == null ? new UUID(-1, -1) : after.id())
                .param("size", size)
                .query(Cards::read)
                .list();
    }

    Optional<Card> find(UUID id) {
        return jdbc.sql("select * from members.card where id = :id")
                .param("id", id)
                .query(Cards::read)
                .optional();
    }

    /// A new card, or the one somebody else issued at the same moment.
    Card issue(MemberId member, Instant now) {
        for (int tries = 0; tries < TRIES; tries++) {
            long number = Card.numbered(100_000_000L + RANDOM.nextLong(900_000_000L));
            Optional<Card> issued = jdbc.sql("""
                            insert into members.card (id, number, member_id, issued_at)
                            values (:id, :number, :member, :at) on conflict do nothing returning *
                            """)
                    .param("id", Ids.next())
                    .param("number", number)
                    .param("member", member.value())
                    .param("at", Timestamp.from(now))
                    .query(Cards::read)
                    .optional()
                    .or(() -> of(member).filter(Card::good));
            if (issued.isPresent()) {
                return issued.get();
            }
        }
        throw new IllegalStateException("no number is left for a card");
    }

    /// Whether any of them had a good card.
    boolean revoke(Collection<MemberId> members, Card.Why why, Instant now) {
        return jdbc.sql("""
                        update members.card set revoked_at = :at, revoked_why = :why
                        where member_id = any (:members) and revoked_at is null
                        """)
                        .param("at", Timestamp.from(now))
                        .param("why", why.name())
                        .param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
                        .update()
                > 0;
    }

    /// Remembers which merge took the cards of a record that has just gone.
    void merged(UUID merge, MemberId merged) {
        jdbc.sql("""
                update members.card set revoked_why = 'MERGED', revoked_merge = :merge
                where member_id = :merged and revoked_why = 'GONE' and revoked_merge is null
                """).param("merge", merge).param("merged", merged.value()).update();
    }

    /// Gives back what a merge took, unless there is a card again.
    void separated(UUID merge, MemberId merged) {
        jdbc.sql("""
                update members.card set revoked_at = null, revoked_why = null, revoked_merge = null
                where revoked_merge = :merge and member_id = :merged and not exists (
                    select 1 from members.card good where good.member_id = :merged and good.revoked_at is null)
                """).param("merge", merge).param("merged", merged.value()).update();
    }

    /// Numbers taken away since then, in order.
    public List<Long> revokedSince(Instant since) {
        return jdbc.sql("select number from members.card where revoked_at > :since order by number")
                .param("since", Timestamp.from(since))
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private static Card read(ResultSet row, int n) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked_at");
        String why = row.getString("revoked_why");
        return new Card(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                new MemberId(row.getObject("member_id", UUID.class)),
                row.getTimestamp("issued_at").toInstant(),
                revoked == null ? null : revoked.toInstant(),
                why == null ? null : Card.Why.valueOf(why));
    }
}
