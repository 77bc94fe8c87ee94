package org.tongchuang.privacy.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;

/// All keys with their age and their last renewal, the master key first.
@Component
class KeysShelf {

    private final KeysetRows rows;
    private final Rotations rotations;
    private final RotationDesk desk;
    private final MasterKey master;

    KeysShelf(KeysetRows rows, Rotations rotations, RotationDesk desk, MasterKey master) {
        this.rows = rows;
        this.rotations = rotations;
        this.desk = desk;
        this.master = master;
    }

    List<Key> keys(Actor actor) {
        RotationDesk.mayRenew(actor);
        Map<Purpose, KeysetRows.Row> sets = rows.all();
        Map<String, Rotation> latest = rotations.latest();
        List<Key> keys = new ArrayList<>();
        Rotation ofMaster = latest.get(Rotation.MASTER);
        // The master key is as old as the first keyset, unless it was renewed since.
        Instant first = sets.values().stream()
                .map(KeysetRows.Row::madeAt)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Instant renewed = ofMaster == null ? null : ofMaster.finishedAt();
        keys.add(new Key("master", renewed == null ? first : renewed, ofMaster));
        sets.forEach((purpose, row) ->
                keys.add(new Key(purpose.name().toLowerCase(Locale.ROOT), row.since(), latest.get(purpose.name()))));
        return keys;
    }

    /// The renewal under way.
    ///
    /// @param key a purpose in small letters, or `master`
    UUID renew(Actor actor, String key) {
        if (key.equals("master")) {
            return desk.renewMaster(actor);
        }
        RotationDesk.mayRenew(actor);
        for (Purpose purpose : Purpose.values()) {
            if (purpose.name().toLowerCase(Locale.ROOT).equals(key)) {
                return desk.renew(actor, purpose);
            }
        }
        throw new NotFound("key " + key);
    }

    boolean isOpen(UUID rotation) {
        return rotations.get(rotation).isOpen();
    }

    /// Where the next master key must be laid down by hand before it can be renewed; null where the program does that.
    @Nullable
    String byHand() {
        return master.canBeRenewed() ? null : master.nextFile().toString();
    }

    /// @param name a purpose in small letters, or `master`
    /// @param since when it came into use
    /// @param rotation the last one, or the one under way
    record Key(String name, Instant since, @Nullable Rotation rotation) {

        boolean isRenewing() {
            return rotation != null && rotation.isOpen();
        }

        double share() {
            return rotation == null ? 0 : rotation.share();
        }

        long stuck() {
            return rotation == null || rotation.isOpen() ? 0 : rotation.stuck();
        }
    }
}
