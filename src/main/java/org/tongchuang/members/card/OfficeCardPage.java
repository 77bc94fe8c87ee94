package org.tongchuang.members.card;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// One person's card, for the office.
///
/// @param card the good one, or the last that was taken away; null when there never was one
public record OfficeCardPage(UUID member, @Nullable Card card, Face face, List<CardDevice> devices, boolean deceased)
        implements Page {

    public boolean good() {
        return card != null && card.good();
    }
}
