package org.tongchuang.members.claiming.claims;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Reach;

/// What the office has to look at, the oldest first, within somebody's reach.
@Repository
public class ClaimQueue {

    private static final String WITHIN = "submitted_at is not null and (:everyone or units && :units::text[])";

    private final JdbcClient jdbc;
    private final Claims claims;
    private final Clock clock;

    ClaimQueue(JdbcClient jdbc, Claims claims, Clock clock) {
        this.jdbc = jdbc;
        this.claims = claims;
        this.clock = clock;
    }

    /// Which claims are wanted.
    public enum Show {
        /// Those that wait for the office, and those that somebody contests.
        OFFICE("(state = 'REVIEW' or contested and state = 'WAITING')"),
        /// Of these, those whose time is up.
        OVERDUE("state = 'REVIEW' and due < :now"),
        /// Those that wait for the applicant.
        WAITING("state = 'WAITING'"),
        DECIDED("state in ('APPROVED', 'REFUSED', 'BLOCKED')"),
        ALL("state <> 'CHECKING'");

        private final String sql;

        Show(String sql) {
            this.sql = sql;
        }

        public String key() {
            return "members.claims.show." + name();
        }
    }

    /// Where a page of the queue ended.
    public record Place(Instant submitted, UUID id) {

        /// As it stands in an address.
        public String written() {
            return submitted.getEpochSecond() + "-" + submitted.getNano() + "." + id;
        }

        /// @throws IllegalArgumentException when it is none
        public static Place read(String written) {
            String[] parts = written.split("[.]", 2);
            String[] time = parts[0].split("-", 2);
            if (parts.length != 2 || time.length != 2) {
                throw new IllegalArgumentException("no place: " + written);
            }
            return new Place(
                    Instant.ofEpochSecond(Long.parseLong(time[0]), Integer.parseInt(time[1])),
                    UUID.fromString(parts[1]));
        }
    }

    /// @param days only those sent at least so many days ago
    public List<Claim> after(Reach reach, Show show, int days, @Nullable Place place, int size) {
        return jdbc.sql("""
                select id, version, state, since, due, language, said, mark, tries, begun_at, submitted_at, member_id, rung,
                    doubt, contested, units
                from members.claim
                where %s and %s and submitted_at <= :until
                    and (:top or (submitted_at, id) > (:submitted, :id))
                order by submitted_at, id limit :size
                """.formatted(WITHIN, show.sql))
                .params(within(reach))
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().minusSeconds(86_400L * days)))
                .param("top", place == null)
                .param("submitted", Timestamp.from(place == null ? Instant.EPOCH : place.submitted()))
                .param("id", place == null ? new UUID(0, 0) : place.id())
                .param("size", size)
                .query(claims::read)
                .list();
    }

    /// How many, counted up to a bound.
    public int count(Reach reach, Show show, int atMost) {
        return jdbc.sql("select count(*) from (select from members.claim where %s and %s limit :most) as few"
                        .formatted(WITHIN, show.sql))
                .params(within(reach))
                .param("now", Timestamp.from(clock.instant()))
                .param("most", atMost)
                .query((row, n) -> row.getInt(1))
                .single();
    }

    /// The claim, if it was sent and lies within reach.
    public Optional<Claim> find(Reach reach, UUID id) {
        return claims.find(id).filter(claim -> isWithin(reach, claim));
    }

    static boolean isWithin(Reach reach, Claim claim) {
        return claim.submittedAt() != null
                && (reach.everyone()
                        || reach.units().stream()
                                .anyMatch(unit -> claim.finding().units().contains(unit.token())));
    }

    private static java.util.Map<String, Object> within(Reach reach) {
        return java.util.Map.of(
                "everyone",
                reach.everyone(),
                "units",
                reach.units().stream().map(Reach.Unit::token).toArray(String[]::new));
    }
}
