package org.tongchuang.identity.codes;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.identity.signin.Tries;
import org.tongchuang.notifications.Gate;
import org.tongchuang.notifications.Notice;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.notices.Recipient;

/// Codes by which somebody shows that an address is theirs. Whoever asks gets the same answer, whether or not anybody
/// here knows the address.
@Service
public class AddressCodes {

    static final Duration LASTS = Duration.ofMinutes(10);

    private static final String KIND = "address";
    private static final int CODES = 1_000_000;
    private static final int LONGEST_EMAIL = 200;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+\\.[^\\s@\\p{Cntrl}]+");

    private final MailedCodes codes;
    private final Tries tries;
    private final Gate gate;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AddressCodes(MailedCodes codes, Tries tries, Gate gate, Clock clock) {
        this.codes = codes;
        this.tries = tries;
        this.gate = gate;
        this.clock = clock;
    }

    /// Sends a code of six digits, good for ten minutes.
    ///
    /// @param name how the letter addresses them; empty when unknown
    /// @return the id under which the code is to be given back
    /// @throws Refusal at `email` when it is none, or was asked for too often
    @Transactional
    public UUID send(String email, String name, Locale language, String network) {
        String clean = email.strip();
        if (clean.length() > LONGEST_EMAIL || !EMAIL.matcher(clean).matches()) {
            throw Refusal.at("email", clean.isEmpty() ? "identity.email.missing" : "identity.email.wrong");
        }
        tries.count(KIND, clean, network, clock.instant());
        UUID id = Ids.next();
        String code = "%06d".formatted(random.nextInt(CODES));
        codes.add(id, clean, code, LASTS);
        gate.send(Notice.to(
                        new Recipient.Address(clean, language, name), SecurityLetters.CODES, "identity.letter.address")
                .with(code)
                .lasting(LASTS)
                .in(language));
        return id;
    }

    /// Whether this is the code that was sent to this address; five tries, and a right one is used up.
    @Transactional
    public boolean isRight(UUID id, String email, String code, String network) {
        boolean right = codes.take(id, email.strip(), code.replaceAll("[\\s-]", ""));
        if (right) {
            tries.succeeded(KIND, email.strip(), network);
        }
        return right;
    }
}
