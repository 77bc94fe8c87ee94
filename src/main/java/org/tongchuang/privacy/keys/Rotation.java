package org.tongchuang.privacy.keys;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.privacy.Purpose;

/// One renewal of a key, and how far it is.
///
/// @param subject a purpose by name, or [#MASTER]
/// @param total how much there is to do; null before it was counted, or when there is nothing to count
/// @param stuck values that do not open, in this round or, at the end, for good: the older key stays for them
/// @param place of its round: the number of the column, or of the room and the last owner
record Rotation(
        UUID id,
        String subject,
        Stage stage,
        UUID actor,
        String actorName,
        Instant begunAt,
        @Nullable Instant finishedAt,
        @Nullable Long total,
        long done,
        @Nullable String place,
        long block,
        long met,
        long stuck,
        @Nullable Instant restsUntil) {

    static final String MASTER = "MASTER";

    enum Stage {
        /// The master key: the next is laid down and the keysets are sealed with it.
        ASKED,
        /// The master key: the next one takes the file's place.
        RESEALED,
        /// Values under the older key are sealed anew, in rounds, until a round meets none.
        RESEALING,
        /// Whoever still held the older key has let go of it when this is over.
        RESTING,
        /// Blind indexes: from now on written under both keys, everywhere once this is over.
        SPREADING,
        /// Blind indexes: entries under the new key are added for everyone.
        FILLING,
        /// Blind indexes: from now on looked up under the new key, everywhere once this is over.
        MOVING,
        /// Blind indexes: no longer written under the older key, anywhere once this is over.
        LEAVING,
        /// Blind indexes: entries under the older key are taken away.
        SWEEPING,
        DONE
    }

    Purpose purpose() {
        return Purpose.valueOf(subject);
    }

    boolean isMaster() {
        return subject.equals(MASTER);
    }

    boolean isOpen() {
        return finishedAt == null;
    }

    /// From 0 to 1.
    double share() {
        if (!isOpen()) {
            return 1;
        }
        return total == null || total == 0 ? 0 : Math.min(1.0, (double) done / total);
    }

    Rotation counted(long all) {
        return new Rotation(
                id,
                subject,
                stage,
                actor,
                actorName,
                begunAt,
                finishedAt,
                all,
                done,
                place,
                block,
                met,
                stuck,
                restsUntil);
    }

    /// After one lot.
    Rotation at(String nextPlace, long nextBlock, long met, long stuck) {
        return new Rotation(
                id,
                subject,
                stage,
                actor,
                actorName,
                begunAt,
                finishedAt,
                total,
                done + met,
                nextPlace,
                nextBlock,
                this.met + met,
                this.stuck + stuck,
                restsUntil);
    }

    /// At the beginning of another round.
    Rotation again() {
        return new Rotation(
                id, subject, stage, actor, actorName, begunAt, finishedAt, total, done, null, 0, 0, 0, restsUntil);
    }
}
