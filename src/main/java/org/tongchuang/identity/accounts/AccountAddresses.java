package org.tongchuang.identity.accounts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.Recipient;

/// Where those who sign in can be reached. A closed account hears nothing.
@Repository
class AccountAddresses implements AddressBook {

    private final JdbcClient jdbc;
    private final Universities universities;

    AccountAddresses(JdbcClient jdbc, Universities universities) {
        this.jdbc = jdbc;
        this.universities = universities;
    }

    @Override
    public Optional<Entry> find(Recipient recipient) {
        if (!(recipient instanceof Recipient.Account account)) {
            return Optional.empty();
        }
        return jdbc.sql("select name, email, language from identity.account where id = :id and active")
                .param("id", account.id())
                .query((row, n) -> new Entry(
                        row.getString(1),
                        "en".equals(row.getString(3)) ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
                        universities.current().timeZone(),
                        List.of(row.getString(2)),
                        false))
                .optional();
    }
}
