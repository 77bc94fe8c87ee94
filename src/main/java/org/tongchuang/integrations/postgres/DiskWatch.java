package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the free space where the data lies, says once when it changes its mind, and drops the ballast when
/// nothing is left.
final class DiskWatch {

    static final long BALLAST_BYTES = 64L << 20;

    private static final long LOW_BYTES = 1L << 30;
    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);

    private final Path folder;
    private final Ballast ballast;
    private final long lowBytes;
    private volatile DiskSpace.Level level = DiskSpace.Level.ENOUGH;

    DiskWatch(DataFolder folder) {
        this(folder.root(), new Ballast(folder.ballast(), BALLAST_BYTES), LOW_BYTES);
    }

    DiskWatch(Path folder, Ballast ballast, long lowBytes) {
        this.folder = folder;
        this.ballast = ballast;
        this.lowBytes = lowBytes;
    }

    DiskSpace space() {
        return new DiskSpace(level, folder.toFile().getUsableSpace());
    }

    /// @param databaseDown whether the database has stopped, which on a nearly full disk is a reason of its own to
    ///     drop the ballast
    void look(boolean databaseDown) {
        long free = folder.toFile().getUsableSpace();
        DiskSpace.Level before = level;
        level = judge(free, databaseDown);
        try {
            if (level == DiskSpace.Level.FULL && ballast.isAboard()) {
                ballast.drop();
            } else if (free > lowBytes / 2 + ballast.bytes() && !ballast.isAboard()) {
                ballast.load();
            }
        } catch (IOException e) {
            log.warn("The ballast file {} can't be changed: {}", ballast.file(), e.getMessage());
        }
        if (level != before) {
            tell(free);
        }
    }

    private DiskSpace.Level judge(long free, boolean databaseDown) {
        if (free < ballast.bytes() / 2 || (databaseDown && free < ballast.bytes())) {
            return DiskSpace.Level.FULL;
        }
        // the ballast's own space, just given back, is no reason to call the disk well again
        if (level == DiskSpace.Level.FULL && !ballast.isAboard() && free < 2 * ballast.bytes()) {
            return DiskSpace.Level.FULL;
        }
        return free < lowBytes ? DiskSpace.Level.LOW : DiskSpace.Level.ENOUGH;
    }

    private void tell(long free) {
        long megabytes = free >> 20;
        switch (level) {
            case FULL ->
                log.error(
                        "The disk under {} is full ({} MB left): the reserve was given to the database; free some space",
                        folder,
                        megabytes);
            case LOW -> log.warn("The disk under {} is getting full: {} MB left", folder, megabytes);
            case ENOUGH -> log.warn("The disk under {} has room again: {} MB left", folder, megabytes);
        }
    }
}
