package org.tongchuang.privacy.rights;

import java.time.Instant;
import java.util.List;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// The copies somebody asked for, the newest first.
public record DataPage(List<DataCopy> copies, Instant now) implements Page {

    public boolean isWaiting() {
        return copies.stream().anyMatch(copy -> copy.state() == DataCopy.State.WAITING);
    }

    public List<Line> lines() {
        return copies.stream().map(this::line).toList();
    }

    private Line line(DataCopy copy) {
        boolean ready = copy.isReady(now);
        DataCopy.State state = copy.state() == DataCopy.State.READY && !ready ? DataCopy.State.GONE : copy.state();
        Long bytes = copy.bytes();
        return new Line(
                copy.id().toString(),
                copy.askedAt(),
                Words.text("privacy.data.state." + state.name()),
                ready,
                copy.until() == null ? Instant.EPOCH : copy.until(),
                bytes == null ? "" : size(bytes));
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1_000) + " KB" : bytes / 1_000_000 + " MB";
    }

    /// @param until of those that are ready
    public record Line(String id, Instant asked, String state, boolean ready, Instant until, String size) {}
}
