package org.tongchuang.privacy.keys;

import com.google.crypto.tink.Aead;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Renews the master key: the next one is laid beside it, all keysets are sealed with that in one transaction, and it
/// takes the file's place. At every moment one of the two files opens all keysets, and a start takes either.
@Component
class MasterRenewal {

    private final MasterKey master;
    private final Keyring keyring;
    private final Rotations rotations;
    private final RotationDesk desk;
    private final TransactionTemplate transaction;

    MasterRenewal(
            MasterKey master,
            Keyring keyring,
            Rotations rotations,
            RotationDesk desk,
            PlatformTransactionManager transactions) {
        this.master = master;
        this.keyring = keyring;
        this.rotations = rotations;
        this.desk = desk;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @return whether there is more to do right away
    boolean go(Rotation rotation) {
        if (rotation.stage() == Rotation.Stage.ASKED) {
            Optional<Aead> next = master.next();
            if (next.isEmpty() && !master.canBeRenewed()) {
                return false;
            }
            Aead coming = next.orElseGet(master::createNext);
            transaction.executeWithoutResult(status -> {
                keyring.resealAll(coming);
                rotations.move(rotation, Rotation.Stage.RESEALED, Duration.ZERO);
            });
            return true;
        }
        if (keyring.settleMaster()) {
            desk.closeWith(rotation, 0);
        }
        return false;
    }
}
