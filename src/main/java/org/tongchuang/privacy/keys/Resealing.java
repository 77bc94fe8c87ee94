package org.tongchuang.privacy.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;

/// Seals with the new key what was sealed with an older one: in rounds over all columns of a purpose, a few pages of a
/// table at a time, until a round meets none; then, after a rest, it makes sure at one glance that none is left, and
/// only then the older key goes.
@Component
class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    private final Drawers drawers;
    private final Keyring keyring;
    private final SealedPages pages;
    private final Rotations rotations;
    private final TransactionTemplate transaction;

    Resealing(
            Drawers drawers,
            Keyring keyring,
            SealedPages pages,
            Rotations rotations,
            PlatformTransactionManager transactions) {
        this.drawers = drawers;
        this.keyring = keyring;
        this.pages = pages;
        this.rotations = rotations;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// The next lot of a round; the one after the last begins the rest, or another round.
    void go(Rotation rotation) {
        if (rotation.total() == null) {
            rotations.save(rotation.counted(left(rotation.purpose())));
        } else if (rotation.purpose() == Purpose.FILES) {
            rotations.save(files(rotation));
            rotations.move(rotation, Rotation.Stage.RESTING, keyring.rest());
        } else {
            columns(rotation);
        }
    }

    /// How many values are sealed with another key than the present one.
    long left(Purpose purpose) {
        Keyset keys = keyring.sealing(purpose);
        Set<Integer> older = new HashSet<>(keys.older());
        if (purpose == Purpose.FILES) {
            // Files from before they were marked belong to one of the older keys.
            older.add(0);
        }
        return drawers.sealedWith(purpose, older);
    }

    private void columns(Rotation rotation) {
        List<SealedColumn> columns = drawers.columns(rotation.purpose());
        int at = rotation.place() == null ? 0 : Integer.parseInt(rotation.place());
        if (at >= columns.size()) {
            if (rotation.met() == 0) {
                rotations.move(rotation, Rotation.Stage.RESTING, keyring.rest());
            } else {
                rotations.save(rotation.again());
            }
            return;
        }
        SealedColumn column = columns.get(at);
        Keyset keys = keyring.sealing(rotation.purpose());
        transaction.executeWithoutResult(status -> {
            SealedPages.Lot lot = pages.reseal(column, keys, rotation.block());
            boolean last = lot.nextBlock() == 0;
            rotations.save(
                    rotation.at(String.valueOf(last ? at + 1 : at), lot.nextBlock(), lot.resealed(), lot.stuck()));
        });
    }

    private Rotation files(Rotation rotation) {
        SealedStreams streams = new SealedStreams(keyring);
        int primary = keyring.sealing(Purpose.FILES).primary();
        Rotation[] now = {rotation.again()};
        drawers.eachFile((id, key) -> {
            if (key != primary) {
                boolean resealed = reseal(id, streams);
                now[0] = now[0].at("", 0, resealed ? 1 : 0, resealed ? 0 : 1);
                rotations.save(now[0]);
            }
        });
        return now[0];
    }

    private boolean reseal(UUID id, SealedStreams streams) {
        byte[] owner = Keyset.owner(id);
        try {
            drawers.files().rewrite(id, to -> {
                try (InputStream plain = streams.opening(owner, drawers.files().read(id));
                        OutputStream sealed = streams.sealing(owner, to)) {
                    plain.transferTo(sealed);
                }
            });
            return true;
        } catch (NoSuchFileException gone) {
            return true;
        } catch (IOException damaged) {
            LOG.warn("the file {} can't be sealed anew: {}", id, damaged.toString());
            return false;
        }
    }
}
