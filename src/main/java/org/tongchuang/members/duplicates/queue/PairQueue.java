package org.tongchuang.members.duplicates.queue;

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
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.members.duplicates.Level;
import org.tongchuang.members.duplicates.Likeness;
import org.tongchuang.shared.MemberId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The pairs that wait for somebody, the likeliest first.
@Repository
class PairQueue {

    /// Whoever reads the queue from its beginning.
    static final Place TOP = new Place(Float.MAX_VALUE, new UUID(0, 0), new UUID(0, 0));

    private static final TypeReference<List<Likeness.Evidence>> EVIDENCE = new TypeReference<>() {};
    private static final int LOT = 1_000;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    PairQueue(DataSource database, JsonMapper json) {
        this.jdbc = new JdbcTemplate(database);
        this.json = json;
    }

    /// Adds pairs, or says anew how likely they are; not those of whom one was merged or removed since they were
    /// compared.
    @Transactional
    void put(Collection<Pair> compared, Instant at) {
        List<Pair> pairs = standing(compared);
        jdbc.batchUpdate("""
                insert into members.possible_duplicate (one, other, why, bits, evidence, compared_at)
                values (?, ?, 'likeness', ?, ?::jsonb, ?)
                on conflict (one, other) do update
                    set bits = excluded.bits, evidence = excluded.evidence, compared_at = excluded.compared_at
                """, pairs, LOT, (row, pair) -> {
            row.setObject(1, pair.one().value());
            row.setObject(2, pair.other().value());
            row.setFloat(3, (float) pair.likeness().bits());
            row.setString(4, json.writeValueAsString(pair.likeness().evidence()));
            row.setTimestamp(5, Timestamp.from(at));
        });
    }

    /// Keeps everybody in these pairs from being merged or removed until the pairs are written.
    private List<Pair> standing(Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        Set<UUID> there = new HashSet<>(jdbc.query(
                "select id from members.member where id = any (?) order by id for key share",
                statement -> statement.setArray(
                        1,
                        statement
                                .getConnection()
                                .createArrayOf(
                                        "uuid",
                                        pairs.stream()
                                                .flatMap(pair -> pair.ids().stream())
                                                .distinct()
                                                .toArray())),
                (row, n) -> row.getObject(1, UUID.class)));
        return pairs.stream().filter(pair -> there.containsAll(pair.ids())).toList();
    }

    /// The next pairs after a place, the likeliest first, of at least so many bits; none of whom somebody said in this
    /// moment, while they were compared, that they are two people.
    List<Pair> after(Place place, double atLeastBits, int size) {
        return jdbc.query("""
                select one, other, bits, evidence from members.possible_duplicate as pair
                where bits is not null and bits >= ? and (bits < ? or bits = ? and (one, other) > (?, ?))
                    and not exists (
                        select from members.different as said where said.one = pair.one and said.other = pair.other)
                order by bits desc, one, other limit ?
                """, this::read, (float) atLeastBits, place.bits, place.bits, place.one, place.other, size);
    }

    Optional<Pair> find(MemberId one, MemberId other) {
        Pair wanted = Pair.of(one, other, new Likeness(0, 0, List.of()));
        return jdbc.query("""
                        select one, other, bits, evidence from members.possible_duplicate
                        where one = ? and other = ? and bits is not null
                        """, this::read, wanted.one().value(), wanted.other().value()).stream()
                .findFirst();
    }

    /// Pairs an import noticed, which nobody has compared yet.
    List<Pair> waiting(int size) {
        return jdbc.query(
                "select one, other from members.possible_duplicate where bits is null order by one, other limit ?",
                (row, n) -> new Pair(
                        new MemberId(row.getObject(1, UUID.class)),
                        new MemberId(row.getObject(2, UUID.class)),
                        new Likeness(0, 0, List.of())),
                size);
    }

    void remove(Collection<Pair> pairs) {
        jdbc.batchUpdate(
                "delete from members.possible_duplicate where one = ? and other = ?", pairs, LOT, (row, pair) -> {
                    row.setObject(1, pair.one().value());
                    row.setObject(2, pair.other().value());
                });
    }

    /// Takes out every pair of somebody that was not compared just now.
    void removeOld(MemberId member, Instant now) {
        for (String side : List.of("one", "other")) {
            jdbc.update(
                    "delete from members.possible_duplicate where " + side
                            + " = ? and (compared_at is null or compared_at < ?)",
                    member.value(),
                    Timestamp.from(now));
        }
    }

    /// Takes out every pair that a scan begun then did not find again; what an import has noticed since waits on.
    void removeOlderThan(Instant scan) {
        jdbc.update(
                "delete from members.possible_duplicate where compared_at < ? or compared_at is null and found_at < ?",
                Timestamp.from(scan),
                Timestamp.from(scan));
    }

    /// With whom somebody stands in the queue.
    List<MemberId> partners(MemberId member) {
        return jdbc.query("""
                select other from members.possible_duplicate where one = ?
                union select one from members.possible_duplicate where other = ?
                """, (row, n) -> new MemberId(row.getObject(1, UUID.class)), member.value(), member.value());
    }

    /// How many wait, counted up to a bound.
    int count(int atMost) {
        Integer count = jdbc.queryForObject(
                "select count(*) from (select from members.possible_duplicate where bits is not null limit ?) as few",
                Integer.class,
                atMost);
        return count == null ? 0 : count;
    }

    private Pair read(ResultSet row, int n) throws SQLException {
        double bits = row.getFloat("bits");
        return new Pair(
                new MemberId(row.getObject("one", UUID.class)),
                new MemberId(row.getObject("other", UUID.class)),
                new Likeness(bits, 1 / (1 + Math.pow(2, -bits)), evidence(row.getString("evidence"))));
    }

    /// A level that a later version no longer knows is left out.
    private List<Likeness.Evidence> evidence(String written) {
        return json.readValue(written, EVIDENCE).stream()
                .filter(one -> one != null && Level.valueOf(one.level().name()) == one.level())
                .toList();
    }

    /// Where somebody stands in the queue.
    record Place(float bits, UUID one, UUID other) {

        static Place of(Pair pair) {
            return new Place(
                    (float) pair.likeness().bits(),
                    pair.one().value(),
                    pair.other().value());
        }

        /// As it stands in an address.
        String written() {
            return Float.floatToIntBits(bits) + "." + one + "." + other;
        }

        /// @throws IllegalArgumentException when it is none
        static Place read(String written) {
            String[] parts = written.split("\\.");
            if (parts.length != 3) {
                throw new IllegalArgumentException("no place: " + written);
            }
            return new Place(
                    Float.intBitsToFloat(Integer.parseInt(parts[0])),
                    UUID.fromString(parts[1]),
                    UUID.fromString(parts[2]));
        }
    }
}
