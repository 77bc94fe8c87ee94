package org.tongchuang.identity.passkeys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One passkey of an account.
///
/// @param publicKey in COSE
/// @param aaguid the make of the device, zeros when it does not say
/// @param signCount as the device last told; many tell 0 always
/// @param transports the ways it can be reached, as the browser named them
/// @param backupEligible whether it may be copied to the owner's other devices
record Passkey(
        UUID id,
        UUID account,
        String name,
        byte[] credentialId,
        byte[] publicKey,
        UUID aaguid,
        long signCount,
        List<String> transports,
        boolean backupEligible,
        boolean backedUp,
        Instant createdAt,
        @Nullable Instant usedAt) {

    Passkey {
        transports = List.copyOf(transports);
    }
}
