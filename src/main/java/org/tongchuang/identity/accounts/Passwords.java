package org.tongchuang.identity.accounts;

import java.security.SecureRandom;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Refusal;

/// Argon2id hashes: 19 MiB, two passes (OWASP's first choice in 2025). Each takes memory and a core, so only a few run
/// at once and a flood of sign-ins queues here rather than take the machine.
@Component
public class Passwords {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 200;

    private static final int AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors());

    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int INVENTED = 16;

    /// Random bytes where salt and hash stand, so no password fits; written down because making one would slow every
    /// start.
    public static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$QgGH+P+uJt6GImZOMJEpzw$20Uwb6KT4XDWQ8RyyrVTlsJnkkQYkcpOi01RxS6HKQA";

    private final SecureRandom random = new SecureRandom();
    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /// A password for somebody else to begin with: four groups of four, about 79 bits, no sign that looks like another.
    public String invent() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < INVENTED; i++) {
            made.append(i > 0 && i % 4 == 0 ? "-" : "").append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return made.toString();
    }

    /// @throws Refusal at the field when it is too short or endlessly long
    public static void mustBeGood(String field, String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw Refusal.at(field, "identity.password.short");
        }
    }

    public final String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return String.valueOf(argon2.encode(password));
        } finally {
            places.release();
        }
    }

    public boolean fits(String password, String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        places.acquireUninterruptibly();
        try {
            return argon2.matches(password, hash);
        } finally {
            places.release();
        }
    }

    /// Takes the time a check takes, so that an address without an account looks like a wrong password.
    public void fitsNobody(String password) {
        fits(password, NOBODYS);
    }
}
