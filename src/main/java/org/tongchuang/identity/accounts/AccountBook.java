package org.tongchuang.identity.accounts;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.notices.AddressBook;
import org.tongchuang.shared.notices.Recipient;

/// Where the people behind accounts are reached: at the address by which they sign in. One that was closed gets
/// nothing more.
@Component
class AccountBook implements AddressBook {

    private final Accounts accounts;
    private final Universities universities;

    AccountBook(Accounts accounts, Universities universities) {
        this.accounts = accounts;
        this.universities = universities;
    }

    @Override
    public Optional<Entry> find(Recipient recipient) {
        return recipient instanceof Recipient.Account(java.util.UUID id)
                ? accounts.find(id)
                        .filter(Account::active)
                        .map(account -> new Entry(
                                account.name(),
                                accounts.language(id),
                                universities.current().timeZone(),
                                List.of(account.email()),
                                false))
                : Optional.empty();
    }
}
