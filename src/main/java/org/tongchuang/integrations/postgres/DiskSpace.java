package org.tongchuang.integrations.postgres;

/// How the disk under the data folder stands.
///
/// @param freeBytes what this user may still write
public record DiskSpace(Level level, long freeBytes) {

    /// `LOW` is below 1 GB. `FULL` is below 128 MB, until there are 256 MB again: the database only reads.
    public enum Level {
        ENOUGH,
        LOW,
        FULL
    }
}
