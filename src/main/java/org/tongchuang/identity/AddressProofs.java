package org.tongchuang.identity;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.codes.AddressCodes;
import org.tongchuang.shared.Refusal;

/// How people without an account show that an e-mail address is theirs. Which address a question was about, the asking
/// room remembers: here nothing of it is kept.
@Component
public class AddressProofs {

    private final AddressCodes codes;

    AddressProofs(AddressCodes codes) {
        this.codes = codes;
    }

    /// Sends a code of six digits, good for ten minutes and five tries.
    ///
    /// @param name how the letter addresses them; empty when unknown
    /// @param network whence they ask, for the brake on asking
    /// @return the id under which the code is to be given back
    /// @throws Refusal at `email` when it is no address; without a field when too many were asked for
    public UUID send(String email, String name, Locale language, String network) {
        return codes.send(email, name, language, network);
    }

    /// Whether this is the code that went to this address; a right one is used up.
    public boolean isRight(UUID id, String email, String code, String network) {
        return codes.isRight(id, email, code, network);
    }
}
