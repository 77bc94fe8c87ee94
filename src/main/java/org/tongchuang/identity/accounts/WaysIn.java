package org.tongchuang.identity.accounts;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.shared.Refusal;

/// By what an account's owner gets in: a password, passkeys, codes by e-mail, systems outside that vouch for them. The
/// last of them stays.
@Repository
public class WaysIn {

    /// How many ways in `identity.account account` has, in SQL.
    private static final String COUNT = """
            (account.password <> :none)::int + account.code_allowed::int
                + (select count(*) from identity.passkey where account_id = account.id)
                + (select count(*) from identity.outside_link link
                    join identity.outside_provider provider on provider.id = link.provider_id
                    where link.account_id = account.id and provider.active)
            """;

    /// What stands for no password.
    public static final String NO_PASSWORD = Passwords.NOBODYS;

    private final JdbcClient jdbc;

    WaysIn(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// To be called in the transaction that takes one away, before it does: nobody else takes another away meanwhile.
    ///
    /// @throws Refusal when there is only one left
    @Transactional(propagation = Propagation.MANDATORY)
    public void mustHaveAnother(UUID account) {
        int ways = jdbc.sql("select " + COUNT + " from identity.account account where account.id = :id for update")
                .param("none", NO_PASSWORD)
                .param("id", account)
                .query(Integer.class)
                .single();
        if (ways < 2) {
            throw Refusal.because("identity.ways.last");
        }
    }

    public boolean isCodeAllowed(UUID account) {
        return jdbc.sql("select code_allowed from identity.account where id = :id")
                .param("id", account)
                .query(Boolean.class)
                .single();
    }

    public void allowCode(UUID account, boolean allowed) {
        jdbc.sql("update identity.account set code_allowed = :allowed where id = :id")
                .param("allowed", allowed)
                .param("id", account)
                .update();
    }

    /// From now on no password fits.
    public void removePassword(UUID account) {
        jdbc.sql("update identity.account set password = :none, password_issued = false where id = :id")
                .param("none", NO_PASSWORD)
                .param("id", account)
                .update();
    }
}
