package org.tongchuang.members.merges;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Times;
import tools.jackson.databind.json.JsonMapper;

/// All merges, those that were undone too.
@Repository
class Merges {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final JsonMapper json;
    private final Different different;

    Merges(JdbcClient jdbc, Vault vault, JsonMapper json, Different different) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.different = different;
    }

    /// Keeps anybody else from merging or changing these records until the transaction ends.
    void hold(MemberId one, MemberId other) {
        jdbc.sql("select id from members.member where id in (:one, :other) order by id for update")
                .param("one", one.value())
                .param("other", other.value())
                .query(UUID.class)
                .list();
    }

    void add(Merge merge) {
        jdbc.sql("""
                insert into members.merge (id, survivor, survivor_name, merged, merged_name, sealed, actor, actor_name,
                    merged_at)
                values (:id, :survivor, :survivorName, :merged, :mergedName, :sealed, :actor, :actorName, :at)
                """)
                .param("id", merge.id())
                .param("survivor", merge.survivor().value())
                .param("survivorName", merge.before().name())
                .param("merged", merge.merged().id().value())
                .param("mergedName", merge.merged().name())
                .param("sealed", vault.seal(Purpose.HISTORY, merge.id(), json.writeValueAsBytes(MergeImage.of(merge))))
                .param("actor", merge.by().actor())
                .param("actorName", merge.by().name())
                .param("at", Timestamp.from(merge.at()))
                .update();
    }

    Optional<Merge> find(UUID id) {
        return jdbc.sql("select * from members.merge where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /// The merge by which this record stands within another now.
    Optional<Merge> standing(MemberId merged) {
        return jdbc.sql("select * from members.merge where merged = :merged and undone_at is null")
                .param("merged", merged.value())
                .query(this::read)
                .optional();
    }

    /// The merges that stand by which others became part of these records.
    List<Merge> into(Collection<MemberId> survivors) {
        return jdbc.sql(
                        "select * from members.merge where survivor = any (:survivors) and undone_at is null order by id")
                .param("survivors", uuids(survivors))
                .query(this::read)
                .list();
    }

    /// The records in which these people stand now, and those of whoever was parted from them: what was written while
    /// they were one may have gone along.
    Set<MemberId> standing(Collection<MemberId> people) {
        return new HashSet<>(jdbc.sql("""
                with recursive person (id) as (
                    select unnest(:people)
                    union
                    select merge.merged from members.merge join person on merge.survivor = person.id
                    where undone_at is not null),
                way (id) as (
                    select id from person
                    union
                    select merge.survivor from members.merge join way on merge.merged = way.id where undone_at is null)
                select id from way
                """)
                .param("people", uuids(people))
                .query((row, n) -> new MemberId(row.getObject(1, UUID.class)))
                .list());
    }

    private static UUID[] uuids(Collection<MemberId> ids) {
        return ids.stream().map(MemberId::value).toArray(UUID[]::new);
    }

    /// The latest first, older than `before`.
    List<Line> latest(Instant before, UUID beforeId, int size) {
        return jdbc.sql("""
                select id, survivor, survivor_name, merged, merged_name, actor_name, merged_at, undone_at, undone_by_name
                from members.merge where (merged_at, id) < (:before, :id) order by merged_at desc, id desc limit :size
                """)
                .param("before", Timestamp.from(Times.storable(before)))
                .param("id", beforeId)
                .param("size", size)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        new MemberId(row.getObject("survivor", UUID.class)),
                        row.getString("survivor_name"),
                        new MemberId(row.getObject("merged", UUID.class)),
                        row.getString("merged_name"),
                        row.getString("actor_name"),
                        row.getTimestamp("merged_at").toInstant(),
                        moment(row, "undone_at"),
                        row.getString("undone_by_name")))
                .list();
    }

    /// Whether it stood until now; it is undone once.
    boolean undone(UUID id, Merge.By by, Instant at) {
        return jdbc.sql("""
                update members.merge set undone_by = :by, undone_by_name = :name, undone_at = :at
                where id = :id and undone_at is null
                """)
                        .param("id", id)
                        .param("by", by.actor())
                        .param("name", by.name())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    Different different() {
        return different;
    }

    private Merge read(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        MergeImage image = json.readValue(vault.open(Purpose.HISTORY, id, row.getBytes("sealed")), MergeImage.class);
        Instant undoneAt = moment(row, "undone_at");
        return new Merge(
                id,
                image.survivor().member(new MemberId(row.getObject("survivor", UUID.class))),
                image.merged().member(new MemberId(row.getObject("merged", UUID.class))),
                image.taken(),
                image.places(),
                image.offers(),
                new Merge.By(row.getObject("actor", UUID.class), row.getString("actor_name")),
                row.getTimestamp("merged_at").toInstant(),
                undoneAt == null
                        ? null
                        : new Merge.By(row.getObject("undone_by", UUID.class), row.getString("undone_by_name")),
                undoneAt);
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    /// One merge in a list.
    record Line(
            UUID id,
            MemberId survivor,
            String survivorName,
            MemberId merged,
            String mergedName,
            String by,
            Instant at,
            @Nullable Instant undoneAt,
            @Nullable String undoneBy) {}
}
