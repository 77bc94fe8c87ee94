package org.tongchuang.integrations.postgres;

/// How the disk under the data folder stands.
///
/// @param freeBytes what this user may still write
public record DiskSpace(Level level, long freeBytes) {

    /// `LOW` is below 1 GB; `FULL` means that the reserve was given up and the database may refuse to write.
    public enum Level {
        ENOUGH,
        LOW,
        FULL
    }
}
