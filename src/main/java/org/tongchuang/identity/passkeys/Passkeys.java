package org.tongchuang.identity.passkeys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.identity.signin.SecondStep;

/// All passkeys. As a second step they are never typed: whoever has one signs in with it alone.
@Repository
class Passkeys implements SecondStep {

    private final JdbcClient jdbc;
    private final WaysIn ways;

    Passkeys(JdbcClient jdbc, WaysIn ways) {
        this.jdbc = jdbc;
        this.ways = ways;
    }

    @Override
    public String name() {
        return "passkey";
    }

    @Override
    public boolean isSetUp(UUID account) {
        return jdbc.sql("select exists (select 1 from identity.passkey where account_id = :account)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean accepts(Account account, String typed) {
        return false;
    }

    @Override
    public boolean remove(UUID account) {
        return jdbc.sql("delete from identity.passkey where account_id = :account")
                        .param("account", account)
                        .update()
                > 0;
    }

    List<Passkey> of(UUID account) {
        return jdbc.sql("select * from identity.passkey where account_id = :account order by created_at, id")
                .param("account", account)
                .query(Passkeys::read)
                .list();
    }

    Optional<Passkey> find(byte[] credentialId) {
        return jdbc.sql("select * from identity.passkey where credential_id = :credential")
                .param("credential", credentialId)
                .query(Passkeys::read)
                .optional();
    }

    /// Whether it was new.
    boolean add(Passkey passkey) {
        return jdbc.sql("""
                insert into identity.passkey (id, account_id, name, credential_id, public_key, aaguid, sign_count,
                    transports, backup_eligible, backed_up, created_at)
                values (:id, :account, :name, :credential, :key, :aaguid, :count, :transports, :eligible, :backed, :now)
                on conflict do nothing
                """)
                        .param("id", passkey.id())
                        .param("account", passkey.account())
                        .param("name", passkey.name())
                        .param("credential", passkey.credentialId())
                        .param("key", passkey.publicKey())
                        .param("aaguid", passkey.aaguid())
                        .param("count", passkey.signCount())
                        .param("transports", passkey.transports().toArray(String[]::new))
                        .param("eligible", passkey.backupEligible())
                        .param("backed", passkey.backedUp())
                        .param("now", Timestamp.from(passkey.createdAt()))
                        .update()
                == 1;
    }

    void mustNotBeLast(UUID account) {
        ways.mustHaveAnother(account);
    }

    void used(UUID id, long signCount, boolean backedUp, Instant now) {
        jdbc.sql("""
                update identity.passkey set sign_count = :count, backed_up = :backed, used_at = :now where id = :id
                """)
                .param("count", signCount)
                .param("backed", backedUp)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /// The name of the one that is gone, if the account had it.
    Optional<String> remove(UUID account, UUID id) {
        return jdbc.sql("delete from identity.passkey where id = :id and account_id = :account returning name")
                .param("id", id)
                .param("account", account)
                .query(String.class)
                .optional();
    }

    private static Passkey read(ResultSet row, int n) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                row.getBytes("credential_id"),
                row.getBytes("public_key"),
                row.getObject("aaguid", UUID.class),
                row.getLong("sign_count"),
                List.of((String[]) row.getArray("transports").getArray()),
                row.getBoolean("backup_eligible"),
                row.getBoolean("backed_up"),
                row.getTimestamp("created_at").toInstant(),
                used == null ? null : used.toInstant());
    }
}
