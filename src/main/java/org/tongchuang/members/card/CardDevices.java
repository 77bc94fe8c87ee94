package org.tongchuang.members.card;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.members.card.codes.Curves;

/// The phones that show cards.
@Repository
public class CardDevices {

    private final JdbcClient jdbc;

    CardDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those not taken away, oldest first.
    List<CardDevice> of(UUID card) {
        return jdbc.sql("select * from members.card_device where card_id = :card and revoked_at is null order by id")
                .param("card", card)
                .query(CardDevices::read)
                .list();
    }

    /// The phone with this key, new or known, good until then; nothing when the key was taken away or is another
    /// card's.
    Optional<CardDevice> certified(UUID card, Curves curve, byte[] key, String label, Instant now, Instant until) {
        return jdbc.sql("""
                        insert into members.card_device (card_id, algorithm, public_key, label, added_at, renewed_at, until)
                        values (:card, :curve, :key, :label, :now, :now, :until)
                        on conflict (public_key) do update set renewed_at = :now, until = :until
                            where card_device.card_id = :card and card_device.revoked_at is null
                        returning *
                        """)
                .param("card", card)
                .param("curve", curve.name())
                .param("key", key)
                .param("label", label)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query(CardDevices::read)
                .optional();
    }

    /// Leaves only so many, those last heard of.
    void keepNewest(UUID card, int most, Instant now) {
        jdbc.sql("""
                update members.card_device set revoked_at = :now where card_id = :card and revoked_at is null
                    and id not in (select id from members.card_device where card_id = :card and revoked_at is null
                        order by renewed_at desc, id desc limit :most)
                """)
                .param("now", Timestamp.from(now))
                .param("card", card)
                .param("most", most)
                .update();
    }

    boolean revoke(UUID card, int id, Instant now) {
        return jdbc.sql("""
                        update members.card_device set revoked_at = :now
                        where id = :id and card_id = :card and revoked_at is null
                        """)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .param("card", card)
                        .update()
                == 1;
    }

    /// Taken away, while some of its codes could still be good somewhere; in order.
    public List<Integer> revoked(Instant now) {
        return jdbc.sql("select id from members.card_device where revoked_at is not null and until > :now order by id")
                .param("now", Timestamp.from(now))
                .query((row, n) -> row.getInt(1))
                .list();
    }

    public boolean isRevoked(int id) {
        return !jdbc.sql("select 1 from members.card_device where id = :id and revoked_at is null")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    private static CardDevice read(ResultSet row, int n) throws SQLException {
        Timestamp revoked = row.getTimestamp("revoked_at");
        return new CardDevice(
                row.getInt("id"),
                Curves.valueOf(row.getString("algorithm")),
                row.getBytes("public_key"),
                row.getString("label"),
                row.getTimestamp("added_at").toInstant(),
                row.getTimestamp("renewed_at").toInstant(),
                row.getTimestamp("until").toInstant(),
                revoked == null ? null : revoked.toInstant());
    }
}
