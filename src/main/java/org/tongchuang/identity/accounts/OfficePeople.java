package org.tongchuang.identity.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.notices.Colleagues;
import org.tongchuang.shared.notices.Recipient;

/// The people of the office, for rooms that know no accounts.
@Component
class OfficePeople implements AuditEvent.Office, Colleagues {

    private final Accounts accounts;

    OfficePeople(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Map<UUID, String> people() {
        Map<UUID, String> people = new LinkedHashMap<>();
        accounts.all().forEach(account -> people.put(account.id(), account.name()));
        return people;
    }

    @Override
    public List<Recipient> may(Set<Right> rights, Predicate<Reach> reaching) {
        return accounts.all().stream()
                .filter(account ->
                        account.active() && account.rights().containsAll(rights) && reaching.test(account.reach()))
                .<Recipient>map(account -> new Recipient.Account(account.id()))
                .toList();
    }
}
