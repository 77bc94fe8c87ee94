package org.tongchuang.identity.codes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;

/// Takes a new password from whoever followed the link to it.
@Service
@Transactional
class NewPasswordDesk {

    private final PasswordLinks links;
    private final NewPassword passwords;
    private final OpenSessions sessions;
    private final SecurityLetters letters;
    private final ApplicationEventPublisher house;

    NewPasswordDesk(
            PasswordLinks links,
            NewPassword passwords,
            OpenSessions sessions,
            SecurityLetters letters,
            ApplicationEventPublisher house) {
        this.links = links;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
        this.house = house;
    }

    boolean isGood(String token) {
        return links.read(token).isPresent();
    }

    /// Sets the password and ends all sessions; whose it was, or nothing when the link is no longer good.
    ///
    /// @throws Refusal when the password is too short, which leaves the link good
    Optional<Account> choose(String token, String password, String address) {
        if (!isGood(token)) {
            return Optional.empty();
        }
        Passwords.mustBeGood("password", password);
        Optional<Account> account = links.take(token);
        account.ifPresent(known -> {
            passwords.set(known, password);
            sessions.endAll(known.id(), null);
            house.publishEvent(new AuditEvent(
                    known.id(),
                    known.name(),
                    "identity.password.chosen",
                    List.of(),
                    Map.of("email", known.email()),
                    address));
            letters.tell(known.id(), "identity.password.chosen");
        });
        return account;
    }

    /// Hashes and keeps it.
    @org.springframework.stereotype.Component
    static class NewPassword {

        private final Accounts accounts;
        private final Passwords passwords;

        NewPassword(Accounts accounts, Passwords passwords) {
            this.accounts = accounts;
            this.passwords = passwords;
        }

        void set(Account account, String password) {
            accounts.setPassword(account.id(), passwords.hash(password), false);
        }
    }
}
