package org.tongchuang.identity.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.Words;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Everybody's accounts: a few hundred of the office, and one for each alum or student who joined.
@Repository
public class Accounts {

    private static final TypeReference<List<Reach.Unit>> UNITS = new TypeReference<>() {};

    private static final long TURN = 0x5E7_0BL;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Accounts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public boolean none() {
        return jdbc.sql("select not exists (select 1 from identity.account)")
                .query(Boolean.class)
                .single();
    }

    public Optional<Account> find(UUID id) {
        return jdbc.sql("select * from identity.account where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    public Optional<Account> byEmail(String email) {
        return jdbc.sql("select * from identity.account where lower(email) = lower(:email)")
                .param("email", email.strip())
                .query(this::read)
                .optional();
    }

    /// Those of the office.
    public List<Account> all() {
        return jdbc.sql("""
                select * from identity.account where role <> 'MEMBER' order by active desc, name, id limit 1000
                """).query(this::read).list();
    }

    /// Adds the account unless its address is taken; whether it was added.
    public boolean add(Account account) {
        return jdbc.sql("""
                insert into identity.account (id, email, name, password, password_issued, role, units, active, created_at, member_id)
                values (:id, :email, :name, :password, :issued, :role, :units::jsonb, :active, :created, :member)
                on conflict do nothing
                """)
                        .param("id", account.id())
                        .param("email", account.email().strip())
                        .param("name", account.name().strip())
                        .param("password", account.password())
                        .param("issued", account.passwordIssued())
                        .param("role", account.role().name())
                        .param("units", json.writeValueAsString(account.units()))
                        .param("active", account.active())
                        .param("created", Timestamp.from(account.createdAt()))
                        .param(
                                "member",
                                account.member() == null
                                        ? null
                                        : account.member().value(),
                                Types.OTHER)
                        .update()
                == 1;
    }

    public void update(Account account) {
        jdbc.sql("""
                update identity.account set name = :name, role = :role, units = :units::jsonb, active = :active where id = :id
                """)
                .param("id", account.id())
                .param("name", account.name().strip())
                .param("role", account.role().name())
                .param("units", json.writeValueAsString(account.units()))
                .param("active", account.active())
                .update();
    }

    /// @param issued whether somebody else made it for them
    public void setPassword(UUID id, String hash, boolean issued) {
        jdbc.sql("update identity.account set password = :hash, password_issued = :issued where id = :id")
                .param("hash", hash)
                .param("issued", issued)
                .param("id", id)
                .update();
    }

    /// @param language that of the browser, as a tag, for letters
    public void signedIn(UUID id, Instant at, String language) {
        jdbc.sql("update identity.account set signed_in_at = :at, language = :language where id = :id")
                .param("at", Timestamp.from(at))
                .param("language", language)
                .param("id", id)
                .update();
    }

    /// @param language of letters, as a tag
    public void speaks(UUID id, String language) {
        jdbc.sql("update identity.account set language = :language where id = :id")
                .param("language", language)
                .param("id", id)
                .update();
    }

    /// In which language the account was last signed in; Chinese before that.
    public Locale language(UUID id) {
        return language(jdbc.sql("select coalesce(language, '') from identity.account where id = :id")
                .param("id", id)
                .query(String.class)
                .single());
    }

    static Locale language(@Nullable String tag) {
        return "en".equals(tag) ? Words.ENGLISH : Words.CHINESE;
    }

    /// Until the transaction ends, nobody else changes who is an administrator.
    public void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(:turn)")
                .param("turn", TURN)
                .query((row, n) -> 0)
                .single();
    }

    /// Whether another administrator could still let people in, were this one gone.
    public boolean anotherAdministrator(UUID than) {
        return jdbc.sql("""
                select exists (select 1 from identity.account where role = 'ADMINISTRATOR' and active and id <> :id)
                """).param("id", than).query(Boolean.class).single();
    }

    private Account read(ResultSet row, int n) throws SQLException {
        Timestamp signedIn = row.getTimestamp("signed_in_at");
        UUID member = row.getObject("member_id", UUID.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                row.getString("password"),
                row.getBoolean("password_issued"),
                Role.valueOf(row.getString("role")),
                json.readValue(row.getString("units"), UNITS),
                row.getBoolean("active"),
                row.getTimestamp("created_at").toInstant(),
                signedIn == null ? null : signedIn.toInstant(),
                member == null ? null : new MemberId(member));
    }
}
