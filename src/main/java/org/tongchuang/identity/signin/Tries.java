package org.tongchuang.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Refusal;

/// The brake on guessing, for other ways in: each kind of try is counted by itself, and all of a network together.
@Component
public class Tries {

    private final FailedSignIns failures;

    Tries(FailedSignIns failures) {
        this.failures = failures;
    }

    /// Counts a try before it is made.
    ///
    /// @param kind such as `letter`
    /// @param about what is tried, such as an e-mail address
    /// @throws Refusal when there were too many
    public void count(String kind, String about, String network, Instant now) {
        Optional<Instant> locked = failures.attempt(kind, about.toLowerCase(Locale.ROOT), network, now);
        if (locked.isPresent()) {
            throw Refusal.because(
                    "identity.sign-in.locked",
                    Duration.between(now, locked.get()).toMinutes() + 1);
        }
    }

    /// It was right: its count starts anew.
    public void succeeded(String kind, String about, String network) {
        failures.succeeded(kind, about.toLowerCase(Locale.ROOT), network);
    }
}
