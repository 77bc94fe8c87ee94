package org.tongchuang.identity.passkeys;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.tongchuang.shared.Actor;

/// What the page's script hands to the browser, bytes in base64url.
final class Questions {

    private static final Base64.Encoder WRITTEN = Base64.getUrlEncoder().withoutPadding();

    private Questions() {}

    static ToRegister toRegister(
            String relyingParty, String university, Actor actor, byte[] challenge, List<Passkey> had) {
        return new ToRegister(
                relyingParty,
                university,
                WRITTEN.encodeToString(handle(actor.id())),
                actor.name(),
                WRITTEN.encodeToString(challenge),
                Ceremonies.ALGORITHMS,
                had.stream()
                        .map(passkey -> WRITTEN.encodeToString(passkey.credentialId()))
                        .toList());
    }

    static ToSignIn toSignIn(String relyingParty, byte[] challenge) {
        return new ToSignIn(relyingParty, WRITTEN.encodeToString(challenge));
    }

    private static byte[] handle(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    /// @param user the handle under which the device keeps it: the account's id
    /// @param had ids of passkeys the account has, which the same device need not make again
    record ToRegister(
            String relyingParty,
            String university,
            String user,
            String name,
            String challenge,
            List<Long> algorithms,
            List<String> had) {}

    record ToSignIn(String relyingParty, String challenge) {}
}
