package org.tongchuang.members.imports;

/// Where an import stands. `DRAFT` waits for a person to look at the columns.
public enum ImportState {
    DRAFT,
    QUEUED,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED,
    UNDOING,
    UNDONE;

    boolean working() {
        return this == QUEUED || this == RUNNING || this == UNDOING;
    }
}
