package org.tongchuang.members.invitations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.shared.Page;

/// Invitations to be printed, one to a page.
///
/// @param next where the next hundred begin; null on the last page
public record SheetsPage(
        Batch batch, List<Sheet> sheets, @Nullable UUID next) implements Page {

    /// One person's page.
    ///
    /// @param about of which class, to hand it to the right one of several of that name
    public record Sheet(String name, String about, String link, QrCode code, Instant until) {}
}
