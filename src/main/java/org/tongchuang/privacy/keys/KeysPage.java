package org.tongchuang.privacy.keys;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Page;

/// Every key, what it is for, how old it is and how far its renewal is.
///
/// @param byHand where the next master key must be laid down by hand; null where the program does that
public record KeysPage(List<Line> lines, @Nullable String byHand) implements Page {

    /// @param stage of the renewal under way, as a word of a message key; null when none is
    public record Line(String name, Instant since, @Nullable String stage, double share, long stuck) {}

    static KeysPage of(List<KeysShelf.Key> keys, @Nullable String byHand) {
        return new KeysPage(
                keys.stream()
                        .map(key -> new Line(key.name(), key.since(), stage(key), key.share(), key.stuck()))
                        .toList(),
                byHand);
    }

    public boolean isBusy() {
        return lines.stream().anyMatch(line -> line.stage() != null);
    }

    private static @Nullable String stage(KeysShelf.Key key) {
        Rotation rotation = key.rotation();
        if (rotation == null || !rotation.isOpen()) {
            return null;
        }
        return switch (rotation.stage()) {
            case ASKED, RESEALED -> "master";
            case RESTING, SPREADING, MOVING, LEAVING -> "rest";
            default -> "work";
        };
    }
}
