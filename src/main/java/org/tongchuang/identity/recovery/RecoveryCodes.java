package org.tongchuang.identity.recovery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.identity.signin.SecondStep;

/// Ten codes on paper, each good once instead of a second step. Of 79 random bits each, so that a plain hash keeps them
/// as well as a slow one would.
@Repository
public class RecoveryCodes implements SecondStep {

    private static final int MADE = 10;

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final Clock clock;

    RecoveryCodes(JdbcClient jdbc, Passwords passwords, Clock clock) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "recovery-code";
    }

    @Override
    public boolean isSetUp(UUID account) {
        return false;
    }

    @Override
    public boolean accepts(Account account, String typed) {
        return jdbc.sql("""
                update identity.recovery_code set used_at = :now
                where account_id = :account and hash = :hash and used_at is null
                """)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("account", account.id())
                        .param("hash", hash(typed))
                        .update()
                == 1;
    }

    @Override
    public boolean remove(UUID account) {
        return jdbc.sql("delete from identity.recovery_code where account_id = :account")
                        .param("account", account)
                        .update()
                > 0;
    }

    /// New codes, to be read this once; those before are worth nothing any more.
    @Transactional
    public List<String> make(UUID account) {
        remove(account);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < MADE; i++) {
            String code = passwords.invent();
            codes.add(code);
            jdbc.sql("insert into identity.recovery_code (account_id, hash, made_at) values (:account, :hash, :now)")
                    .param("account", account)
                    .param("hash", hash(code))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        return codes;
    }

    /// How many are still good.
    public int left(UUID account) {
        return jdbc.sql("select count(*) from identity.recovery_code where account_id = :account and used_at is null")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    private static byte[] hash(String typed) {
        String code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
