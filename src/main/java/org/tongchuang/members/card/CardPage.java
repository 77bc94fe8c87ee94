package org.tongchuang.members.card;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.qr.QrCode;
import org.tongchuang.shared.Page;

/// One's own card.
///
/// @param card null when the office took it away
/// @param code drawn by the server, until the phone draws its own
public record CardPage(
        @Nullable Card card, Face face, @Nullable QrCode code, List<CardDevice> devices, List<Offer> offers)
        implements Page {

    /// @param when such as "open until 21:00"
    /// @param left how often one may still take it; empty without a limit
    public record Offer(String name, String place, String gives, boolean open, String when, String left) {}
}
