package org.tongchuang.identity.codes;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Accounts;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.notices.Recipient;

/// Writes the letters that open something, to those who have an account.
@Service
@Transactional
class LetterDesk {

    private static final Duration CODE_LASTS = Duration.ofMinutes(10);
    private static final int CODES = 1_000_000;

    private final Accounts accounts;
    private final WaysIn ways;
    private final MailedCodes codes;
    private final PasswordLinks links;
    private final Gate gate;
    private final SecureRandom random = new SecureRandom();

    LetterDesk(Accounts accounts, WaysIn ways, MailedCodes codes, PasswordLinks links, Gate gate) {
        this.accounts = accounts;
        this.ways = ways;
        this.codes = codes;
        this.links = links;
        this.gate = gate;
    }

    /// Sends a code to sign in with, if there is such an account and its owner allowed that.
    ///
    /// @param id of the question, by which the code is given back
    void sendCode(UUID id, String email, Locale language) {
        Optional<Account> account =
                accounts.byEmail(email).filter(Account::active).filter(known -> ways.isCodeAllowed(known.id()));
        if (account.isEmpty()) {
            return;
        }
        String code = "%06d".formatted(random.nextInt(CODES));
        codes.add(id, account.get().id(), code, CODE_LASTS);
        gate.send(Notice.to(new Recipient.Account(account.get().id()), SecurityLetters.CODES, "identity.letter.code")
                .with(code)
                .linking("/sign-in/code/" + id + "?code=" + code)
                .lasting(CODE_LASTS)
                .in(language));
    }

    /// Sends a link to choose a new password, if there is such an account.
    void sendPasswordLink(String email, Locale language) {
        accounts.byEmail(email)
                .filter(Account::active)
                .ifPresent(account -> gate.send(Notice.to(
                                new Recipient.Account(account.id()), SecurityLetters.CODES, "identity.letter.password")
                        .linking("/sign-in/password/" + links.make(account))
                        .lasting(PasswordLinks.LASTS)
                        .in(language)));
    }
}
