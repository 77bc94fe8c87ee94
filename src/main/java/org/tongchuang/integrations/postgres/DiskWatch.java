package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the free space where the data lies and says once when it changes its mind.
///
/// Below 128 MB it calls the disk full, which closes the database for writing while it still runs well. If the
/// database was quicker and has already stopped for want of space, the ballast is dropped: only then, because a
/// database that still writes would just write on until the ballast is used up too.
final class DiskWatch {

    static final long BALLAST_BYTES = 64L << 20;

    private static final long LOW_BYTES = 1L << 30;
    private static final int FULL_BALLASTS = 2;
    private static final int ROOMY_BALLASTS = 4;
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

    /// @param databaseDown whether no server runs
    DiskSpace.Level look(boolean databaseDown) {
        long free = folder.toFile().getUsableSpace();
        DiskSpace.Level before = level;
        level = judge(free);
        try {
            if (databaseDown && free < ballast.bytes() && ballast.isAboard()) {
                log.error("Giving the reserve of {} MB under {} to the database", ballast.bytes() >> 20, folder);
                ballast.drop();
            } else if (free > ROOMY_BALLASTS * ballast.bytes() && !ballast.isAboard()) {
                ballast.load();
            }
        } catch (IOException e) {
            log.warn("The ballast file {} can't be changed: {}", ballast.file(), e.getMessage());
        }
        if (level != before) {
            tell(free);
        }
        return level;
    }

    private DiskSpace.Level judge(long free) {
        int needed = level == DiskSpace.Level.FULL ? ROOMY_BALLASTS : FULL_BALLASTS;
        if (free < needed * ballast.bytes()) {
            return DiskSpace.Level.FULL;
        }
        return free < lowBytes ? DiskSpace.Level.LOW : DiskSpace.Level.ENOUGH;
    }

    private void tell(long free) {
        long megabytes = free >> 20;
        switch (level) {
            case FULL ->
                log.error(
                        "The disk under {} is full ({} MB left): nothing more is saved until some space is freed",
                        folder,
                        megabytes);
            case LOW -> log.warn("The disk under {} is getting full: {} MB left", folder, megabytes);
            case ENOUGH -> log.warn("The disk under {} has room again: {} MB left", folder, megabytes);
        }
    }
}
