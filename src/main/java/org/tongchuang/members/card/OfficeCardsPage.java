package org.tongchuang.members.card;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.card.codes.CardKey;
import org.tongchuang.shared.Page;

/// The cards of all, for the office.
///
/// @param number that was looked for; empty for all
/// @param keys the university's; empty for whoever may not renew them
public record OfficeCardsPage(
        List<Row> rows,
        String number,
        boolean earlier,
        @Nullable UUID next,
        List<CardKey> keys) implements Page {

    public record Row(Card card, String name, String about) {}

    OfficeCardsPage with(List<CardKey> known) {
        return new OfficeCardsPage(rows, number, earlier, next, known);
    }
}
