package org.tongchuang.integrations.search;

/// How an index is doing.
///
/// @param generation grows by one with every rebuild
/// @param documents that can be found at this moment
/// @param bytes on disk
/// @param mark the caller's own mark of the last commit, empty when there was none
/// @param reason one sentence about a condition other than READY, else empty
public record IndexState(Condition condition, long generation, long documents, long bytes, String mark, String reason) {

    public enum Condition {
        READY,
        /// There was no index yet.
        EMPTY,
        /// Its files were broken; an empty one was put in its place.
        DAMAGED,
        /// It was made for other fields; an empty one was put in its place.
        OUTDATED
    }

    public boolean needsRebuild() {
        return condition != Condition.READY;
    }
}
