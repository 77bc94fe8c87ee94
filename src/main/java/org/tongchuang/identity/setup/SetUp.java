package org.tongchuang.identity.setup;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Role;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;
import org.tongchuang.shared.Words;

/// The first start of an installation: its first administrator, and what university this is. Can be done once.
@Service
public class SetUp {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Universities universities;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    SetUp(
            Accounts accounts,
            Passwords passwords,
            Universities universities,
            ApplicationEventPublisher house,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.universities = universities;
        this.house = house;
        this.clock = clock;
    }

    public boolean wanted() {
        return accounts.none();
    }

    /// Names the university and makes its first administrator, who is in at once.
    ///
    /// @throws NotFound when somebody was first
    @Transactional
    Account begin(String name, String email, String password, University university, Optional<Universities.Logo> logo) {
        Account account = firstAdministrator(name, email, password).orElseThrow(() -> new NotFound("set-up"));
        universities.save(university, logo);
        accounts.signedIn(account.id(), clock.instant(), Words.language());
        return account;
    }

    /// The first administrator, unless there already is an account.
    @Transactional
    public Optional<Account> firstAdministrator(String name, String email, String password) {
        accounts.oneAtATime();
        if (!accounts.none()) {
            return Optional.empty();
        }
        Account account = new Account(
                Ids.next(),
                email,
                name,
                passwords.hash(password),
                false,
                Role.ADMINISTRATOR,
                List.of(),
                true,
                clock.instant(),
                null,
                null);
        accounts.add(account);
        house.publishEvent(new AuditEvent(
                account.id(), account.name(), "identity.set-up", List.of(), Map.of("email", email), null));
        return Optional.of(account);
    }
}
