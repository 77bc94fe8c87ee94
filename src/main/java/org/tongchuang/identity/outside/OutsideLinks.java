package org.tongchuang.identity.outside;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.shared.Ids;

/// Which account is whose outside.
@Repository
class OutsideLinks {

    private final JdbcClient jdbc;

    OutsideLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param shown how the person is called there
    record Link(
            UUID id,
            UUID account,
            UUID provider,
            String subject,
            String shown,
            Instant linkedAt,
            @Nullable Instant usedAt) {}

    /// @param people who have linked it
    /// @param only of them, who have no other way in
    record Uses(int people, int only) {}

    List<Link> of(UUID account) {
        return jdbc.sql("select * from identity.outside_link where account_id = :account order by linked_at")
                .param("account", account)
                .query(OutsideLinks::read)
                .list();
    }

    /// The link by any of these names; should there be several, by the best of them.
    Optional<Link> find(UUID provider, List<String> subjects) {
        return jdbc.sql("""
                select * from identity.outside_link where provider_id = :provider and subject = any(:subjects)
                order by array_position(:subjects, subject) limit 1
                """)
                .param("provider", provider)
                .param("subjects", subjects.toArray(String[]::new))
                .query(OutsideLinks::read)
                .optional();
    }

    /// Adds it unless the account has one there, or the name is another's; whether it was added.
    boolean add(UUID account, UUID provider, String subject, String shown, Instant now) {
        return jdbc.sql("""
                insert into identity.outside_link (id, account_id, provider_id, subject, shown, linked_at)
                values (:id, :account, :provider, :subject, :shown, :now) on conflict do nothing
                """)
                        .param("id", Ids.next())
                        .param("account", account)
                        .param("provider", provider)
                        .param("subject", subject)
                        .param("shown", shown)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /// Somebody came in by it; from now on they are known by their best name there.
    void used(UUID id, String subject, Instant now) {
        jdbc.sql("""
                update identity.outside_link link set used_at = :now, subject = case when exists (
                    select 1 from identity.outside_link other where other.provider_id = link.provider_id
                        and other.subject = :subject and other.id <> link.id) then subject else :subject end
                where id = :id
                """)
                .param("id", id)
                .param("subject", subject)
                .param("now", Timestamp.from(now))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from identity.outside_link where id = :id")
                .param("id", id)
                .update();
    }

    int people(UUID provider) {
        return jdbc.sql("select count(*) from identity.outside_link where provider_id = :provider")
                .param("provider", provider)
                .query(Integer.class)
                .single();
    }

    /// Of a million people nearly all have another way at first glance, so the dear questions come last.
    Uses uses(UUID provider) {
        return jdbc.sql("""
                select count(*), count(*) filter (where account.password = :none and not account.code_allowed
                    and not exists (select 1 from identity.passkey where account_id = account.id)
                    and not exists (
                        select 1 from identity.outside_link other
                        join identity.outside_provider provider on provider.id = other.provider_id
                        where other.account_id = account.id and other.id <> mine.id and provider.active))
                from identity.outside_link mine join identity.account account on account.id = mine.account_id
                where mine.provider_id = :provider
                """)
                .param("provider", provider)
                .param("none", WaysIn.NO_PASSWORD)
                .query((row, n) -> new Uses(row.getInt(1), row.getInt(2)))
                .single();
    }

    private static Link read(ResultSet row, int n) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return new Link(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("provider_id", UUID.class),
                row.getString("subject"),
                row.getString("shown"),
                row.getTimestamp("linked_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
