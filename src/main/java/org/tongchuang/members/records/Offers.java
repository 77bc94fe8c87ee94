package org.tongchuang.members.records;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// Values for the office to take or leave: they came from a list while the person's own word stood against them,
/// or from the person where the office wants to look first.
@Repository
public class Offers {

    private final JdbcClient jdbc;
    private final Vault vault;

    Offers(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Path to the value offered.
    public Map<String, String> of(MemberId member) {
        Map<String, String> offers = new LinkedHashMap<>();
        jdbc.sql("select path, sealed from members.offer where member_id = :member order by path limit 100")
                .param("member", member.value())
                .query((row, n) -> offers.put(
                        row.getString(1),
                        new String(
                                vault.open(Purpose.ROSTER, member.value(), row.getBytes(2)), StandardCharsets.UTF_8)))
                .list();
        return offers;
    }

    /// What a person proposed to change about themself.
    ///
    /// @param value empty to take the fact away
    public record Proposal(UUID id, MemberId member, String path, String value, Instant at) {}

    /// The oldest first, at most `size`, after `after`.
    public List<Proposal> proposed(@Nullable UUID after, int size) {
        return jdbc.sql("""
                select id, member_id, path, sealed, offered_at from members.offer
                where source = 'SELF' and (:after::uuid is null or (offered_at, id) > (
                    select offered_at, id from members.offer where id = :after))
                order by offered_at, id limit :size
                """)
                .param("after", after, Types.OTHER)
                .param("size", size)
                .query((row, n) -> {
                    UUID member = row.getObject(2, UUID.class);
                    return new Proposal(
                            row.getObject(1, UUID.class),
                            new MemberId(member),
                            row.getString(3),
                            new String(vault.open(Purpose.ROSTER, member, row.getBytes(4)), StandardCharsets.UTF_8),
                            row.getTimestamp(5).toInstant());
                })
                .list();
    }

    /// Offers a value; what was offered for the same fact before is replaced.
    ///
    /// @param value empty to take the fact away
    /// @param source who offers it
    public void offer(MemberId member, String path, String value, Source source, Instant at) {
        jdbc.sql("""
                insert into members.offer (id, member_id, path, sealed, source, offered_at)
                values (:id, :member, :path, :sealed, :source, :at)
                on conflict (member_id, path) do update set sealed = excluded.sealed, source = excluded.source,
                    batch = null, offered_at = excluded.offered_at
                """)
                .param("id", Ids.next())
                .param("member", member.value())
                .param("path", path)
                .param("sealed", vault.seal(Purpose.ROSTER, member.value(), value.getBytes(StandardCharsets.UTF_8)))
                .param("source", source.name())
                .param("at", Timestamp.from(at))
                .update();
    }

    void settle(MemberId member, String path) {
        jdbc.sql("delete from members.offer where member_id = :member and path = :path")
                .param("member", member.value())
                .param("path", path)
                .update();
    }

    /// Moves what is offered to one person over to another; where something is offered there already, that stays and
    /// the rest is dropped.
    ///
    /// @param paths path with the one to path with the other; what is not named stays
    /// @return the paths moved, the other's to the one's
    public Map<String, String> move(MemberId one, MemberId other, Map<String, String> paths) {
        Map<String, String> moved = new LinkedHashMap<>();
        of(one).forEach((path, value) -> {
            String to = paths.get(path);
            if (to == null) {
                return;
            }
            byte[] sealed = vault.seal(Purpose.ROSTER, other.value(), value.getBytes(StandardCharsets.UTF_8));
            int rows = jdbc.sql("""
                    insert into members.offer (id, member_id, path, sealed, source, batch, offered_at)
                    select :id, :other, :to, :sealed, source, batch, offered_at from members.offer
                    where member_id = :one and path = :path
                    on conflict (member_id, path) do nothing
                    """)
                    .param("id", Ids.next())
                    .param("other", other.value())
                    .param("to", to)
                    .param("sealed", sealed)
                    .param("one", one.value())
                    .param("path", path)
                    .update();
            if (rows > 0) {
                moved.put(to, path);
            }
            settle(one, path);
        });
        return moved;
    }
}
