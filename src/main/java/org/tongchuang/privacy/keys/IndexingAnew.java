package org.tongchuang.privacy.keys;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.privacy.LookedUp;
import org.tongchuang.privacy.Purpose;

/// Renews the key of the blind indexes. An index tells nothing of its key, so entries are kept under both for a while:
/// first all are written under both and found under the older, then the rest is filled in, then all are found under the
/// newer, then the older are no longer written, and at last taken away. Between the steps there is a rest, so that no
/// node is ever two steps away from another.
@Component
class IndexingAnew {

    private final ObjectProvider<LookedUp> rooms;
    private final Keyring keyring;
    private final Rotations rotations;
    private final RotationDesk desk;
    private final TransactionTemplate transaction;

    IndexingAnew(
            ObjectProvider<LookedUp> rooms,
            Keyring keyring,
            Rotations rotations,
            RotationDesk desk,
            PlatformTransactionManager transactions) {
        this.rooms = rooms;
        this.keyring = keyring;
        this.rotations = rotations;
        this.desk = desk;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @return whether there is more to do right away
    boolean go(Rotation rotation) {
        switch (rotation.stage()) {
            case SPREADING -> {
                return goOn(rotation, Rotation.Stage.FILLING);
            }
            case FILLING -> {
                return fill(rotation);
            }
            case MOVING -> {
                if (rotations.hasRested(rotation)) {
                    change(rotation, Rotation.Stage.LEAVING, false, Keyset::withOlderAtRest);
                }
                return false;
            }
            case LEAVING -> {
                return goOn(rotation, Rotation.Stage.SWEEPING);
            }
            case SWEEPING -> {
                return sweep(rotation);
            }
            default -> throw new IllegalStateException("no stage of blind indexes: " + rotation.stage());
        }
    }

    private boolean goOn(Rotation rotation, Rotation.Stage next) {
        if (!rotations.hasRested(rotation)) {
            return false;
        }
        rotations.move(rotation, next, Duration.ZERO);
        return true;
    }

    private boolean fill(Rotation rotation) {
        if (rotation.total() == null) {
            // Everyone is met twice: to fill in and to sweep.
            rotations.save(rotation.counted(
                    2 * rooms.stream().mapToLong(LookedUp::count).sum()));
            return true;
        }
        if (lot(rotation, LookedUp::fill)) {
            return true;
        }
        // An import that began before may remember indexes of before.
        if (rooms.stream().allMatch(LookedUp::isQuiet)) {
            change(rotation, Rotation.Stage.MOVING, true, Keyset::withYoungestFirst);
        }
        return false;
    }

    private boolean sweep(Rotation rotation) {
        if (lot(rotation, LookedUp::sweep)) {
            return true;
        }
        if (rooms.stream().anyMatch(LookedUp::keepsOlder)) {
            desk.closeWith(rotation, 0);
        } else {
            desk.close(rotation);
        }
        return false;
    }

    /// @return false when there was none left
    private boolean lot(Rotation rotation, BiFunction<LookedUp, @Nullable UUID, LookedUp.@Nullable Lot> act) {
        List<LookedUp> all = rooms.orderedStream().toList();
        String place = rotation.place() == null ? "0:" : rotation.place();
        int room = Integer.parseInt(place.substring(0, place.indexOf(':')));
        if (room >= all.size()) {
            return false;
        }
        String last = place.substring(place.indexOf(':') + 1);
        transaction.executeWithoutResult(status -> {
            LookedUp.Lot lot = act.apply(all.get(room), last.isEmpty() ? null : UUID.fromString(last));
            rotations.save(
                    lot == null
                            ? rotation.at((room + 1) + ":", 0, 0, 0)
                            : rotation.at(room + ":" + lot.last(), 0, lot.size(), 0));
        });
        return true;
    }

    private void change(
            Rotation rotation,
            Rotation.Stage next,
            boolean newPrimary,
            java.util.function.UnaryOperator<Keyset> change) {
        transaction.executeWithoutResult(status -> {
            keyring.change(Purpose.LOOKUP, newPrimary, change);
            rotations.move(rotation, next, keyring.rest());
        });
        keyring.lookAgain();
    }
}
