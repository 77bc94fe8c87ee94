package org.tongchuang.privacy.keys;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What comes next in a renewal.
@Component
class RotationSteps {

    private static final Logger LOG = LoggerFactory.getLogger(RotationSteps.class);

    private final Rotations rotations;
    private final Resealing resealing;
    private final IndexingAnew indexing;
    private final MasterRenewal master;
    private final RotationDesk desk;

    RotationSteps(
            Rotations rotations, Resealing resealing, IndexingAnew indexing, MasterRenewal master, RotationDesk desk) {
        this.rotations = rotations;
        this.resealing = resealing;
        this.indexing = indexing;
        this.master = master;
        this.desk = desk;
    }

    /// @return whether there is more to do right away
    boolean next(Rotation rotation) {
        return switch (rotation.stage()) {
            case ASKED, RESEALED -> master.go(rotation);
            case RESEALING -> {
                resealing.go(rotation);
                yield true;
            }
            case RESTING -> rotations.hasRested(rotation) && end(rotation);
            case SPREADING, FILLING, MOVING, LEAVING, SWEEPING -> indexing.go(rotation);
            case DONE -> false;
        };
    }

    private boolean end(Rotation rotation) {
        long left = resealing.left(rotation.purpose());
        if (left == 0) {
            desk.close(rotation);
        } else if (left <= rotation.stuck()) {
            LOG.warn("{} values sealed for {} don't open; their key stays", left, rotation.subject());
            desk.closeWith(rotation, left);
        } else {
            rotations.save(rotation.again());
            rotations.move(rotation, Rotation.Stage.RESEALING, java.time.Duration.ZERO);
            return true;
        }
        return false;
    }
}
