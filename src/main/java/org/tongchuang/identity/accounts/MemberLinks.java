package org.tongchuang.identity.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;

/// Which account belongs to which person of the records.
@Repository
public class MemberLinks {

    private static final long TURN = 0x5E7_0CL;

    private final JdbcClient jdbc;

    MemberLinks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the transaction ends, nobody else gives this person an account.
    public void oneAtATime(MemberId member) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:member, :turn))")
                .param("member", member.toString())
                .param("turn", TURN)
                .query((row, n) -> 0)
                .single();
    }

    /// The oldest that is open; records that were merged may bring several.
    public Optional<UUID> of(MemberId member) {
        return jdbc.sql("""
                select id from identity.account where member_id = :member and active order by created_at, id limit 1
                """).param("member", member.value()).query(UUID.class).optional();
    }

    /// Where letters to somebody's account go.
    public record Reached(String email, Locale language) {}

    public Optional<Reached> reached(MemberId member) {
        return jdbc.sql("""
                select email, language from identity.account
                where member_id = :member and active order by created_at, id limit 1
                """)
                .param("member", member.value())
                .query((row, n) -> new Reached(row.getString("email"), Accounts.language(row.getString("language"))))
                .optional();
    }

    /// Since when those of these people have an account who have one.
    public Map<MemberId, Instant> among(Collection<MemberId> members) {
        Map<MemberId, Instant> since = new HashMap<>();
        if (!members.isEmpty()) {
            jdbc.sql("""
                    select member_id, min(created_at) from identity.account
                    where member_id = any (:members) and active group by 1
                    """)
                    .param("members", members.stream().map(MemberId::value).toArray(UUID[]::new))
                    .query(row -> {
                        since.put(
                                new MemberId(row.getObject(1, UUID.class)),
                                row.getTimestamp(2).toInstant());
                    });
        }
        return since;
    }

    /// Whether the account had no person behind it, or this one.
    public boolean link(UUID account, MemberId member) {
        return jdbc.sql("""
                        update identity.account set member_id = :member
                        where id = :account and (member_id is null or member_id = :member)
                        """)
                        .param("account", account)
                        .param("member", member.value())
                        .update()
                == 1;
    }

    /// They are called as their record calls them.
    public void rename(MemberId member, String name) {
        jdbc.sql("update identity.account set name = :name where member_id = :member and role = 'MEMBER'")
                .param("member", member.value())
                .param("name", name)
                .update();
    }

    List<UUID> move(UUID merge, MemberId survivor, MemberId merged) {
        return jdbc.sql("""
                with moved as (
                    update identity.account set member_id = :survivor where member_id = :merged returning id)
                insert into identity.moved (merge_id, account_id) select :merge, id from moved
                on conflict do nothing returning account_id
                """)
                .param("merge", merge)
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    List<UUID> giveBack(UUID merge, MemberId survivor, MemberId merged) {
        List<UUID> back = jdbc.sql("""
                update identity.account set member_id = :merged where member_id = :survivor
                    and id in (select account_id from identity.moved where merge_id = :merge)
                returning id
                """)
                .param("merge", merge)
                .param("survivor", survivor.value())
                .param("merged", merged.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        jdbc.sql("delete from identity.moved where merge_id = :merge")
                .param("merge", merge)
                .update();
        return back;
    }

    /// All of them, those that were closed too.
    public List<UUID> all(MemberId member) {
        return jdbc.sql("select id from identity.account where member_id = :member order by created_at, id")
                .param("member", member.value())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /// The account goes with everything that hangs on it; one of the office stays, with nobody of the records
    /// behind it.
    void erase(MemberId member) {
        jdbc.sql("delete from identity.account where member_id = :member and role = 'MEMBER'")
                .param("member", member.value())
                .update();
        jdbc.sql("update identity.account set member_id = null where member_id = :member")
                .param("member", member.value())
                .update();
    }
}
