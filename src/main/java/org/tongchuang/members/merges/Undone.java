package org.tongchuang.members.merges;

import java.util.Set;
import java.util.UUID;

/// Which imports were taken back, or are being so: what they brought returns with no merge that is undone.
public interface Undone {

    Set<UUID> batches();
}
