package org.tongchuang.members.claiming.evidence;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.tongchuang.members.records.Facts;

/// What somebody says of themself, each thing as a record would keep it. What was left out is not there.
public record Said(Map<Item, String> items) {

    public static final Said NOTHING = new Said(Map.of());

    public Said {
        Map<Item, String> kept = new EnumMap<>(Item.class);
        items.forEach((item, value) -> {
            if (!value.isBlank()) {
                kept.put(item, item == Item.DOCUMENT_TAIL ? value.strip().toUpperCase(Locale.ROOT) : value.strip());
            }
        });
        items = Map.copyOf(kept);
    }

    /// Empty when nothing was said.
    public String of(Item item) {
        return items.getOrDefault(item, "");
    }

    public boolean has(Item item) {
        return items.containsKey(item);
    }

    /// The same with some things said anew; an empty one is taken back.
    public Said with(Map<Item, String> more) {
        Map<Item, String> all = new EnumMap<>(Item.class);
        all.putAll(items);
        all.putAll(more);
        return new Said(all);
    }

    /// The same as a record would hold it, to be compared with records.
    public Facts facts() {
        Map<String, String> facts = new TreeMap<>();
        items.forEach((item, value) -> {
            if (!item.path().isEmpty()) {
                facts.put(item.path(), value);
            }
        });
        return Facts.of(facts);
    }

    /// The degree of a record they speak of: the one that agrees in most, the first when none does.
    public int study(Facts known) {
        int best = known.numbers("education").isEmpty()
                ? 1
                : known.numbers("education").getFirst();
        int most = 0;
        for (int number : known.numbers("education")) {
            int agreeing = 0;
            for (Item item : Item.ofStudies()) {
                boolean same = has(item) && of(item).equals(known.get("education." + number + "." + item.part()));
                agreeing += same ? 1 : 0;
            }
            if (agreeing > most) {
                best = number;
                most = agreeing;
            }
        }
        return best;
    }
}
