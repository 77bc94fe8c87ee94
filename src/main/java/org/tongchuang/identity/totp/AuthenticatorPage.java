package org.tongchuang.identity.totp;

import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.shared.Page;

/// @param secret as it is typed into an app by hand
/// @param problem why the first code did not do, if one was tried
public record AuthenticatorPage(
        QrCode qr, String secret, @Nullable String problem) implements Page {

    /// In groups of four, as one types it.
    public String grouped() {
        return secret.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
