package org.tongchuang.members.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.Sheet;
import org.tongchuang.integrations.sheets.SheetRow;
import org.tongchuang.members.roster.RosterColumn;
import org.tongchuang.members.roster.RosterLayout;
import org.tongchuang.members.roster.RosterReader;
import org.tongchuang.members.roster.RosterRow;

/// Reads a sheet in a thread of its own, a few batches ahead of whoever writes them.
final class RowReading implements AutoCloseable {

    private static final int AHEAD = 3;

    private final Sheet sheet;
    private final RosterReader reader;
    private final Map<Long, Map<Integer, String>> fixes;
    private final long from;
    private final BlockingQueue<Object> batches = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile boolean closed;

    /// @param fixes row number to header to the value that stands instead
    /// @param from rows up to this number were dealt with before
    RowReading(Sheet sheet, RosterLayout layout, LocalDate today, Map<Long, Map<String, String>> fixes, long from) {
        this.sheet = sheet;
        this.reader = new RosterReader(layout, today, sheet.facts().dates1904());
        this.fixes = byColumn(fixes, layout);
        this.from = from;
        this.thread = Thread.ofPlatform().name("roster-reading").daemon(true).start(this::read);
    }

    /// The next batch; null when all have been taken.
    ///
    /// @throws RuntimeException what reading failed with
    @Nullable
    RowBatch next() throws InterruptedException {
        Object next = batches.take();
        if (next instanceof RuntimeException failure) {
            throw failure;
        }
        return next instanceof RowBatch batch ? batch : null;
    }

    /// Ends the reading; the sheet stays open, for whoever opened it to close when nobody reads it any more.
    @Override
    public void close() {
        closed = true;
        batches.clear();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        Object end = "end";
        try {
            readAll();
        } catch (RuntimeException failed) {
            end = failed;
        }
        hand(end);
    }

    private void readAll() {
        List<RosterRow> rows = new ArrayList<>(RowBatch.SIZE);
        SheetRow raw = sheet.next();
        while (raw != null && !closed) {
            RosterRow row = reader.read(fixed(raw));
            SheetRow following = sheet.next();
            if (row.number() > from) {
                rows.add(row);
            }
            if (rows.size() >= RowBatch.SIZE || following == null && !rows.isEmpty()) {
                hand(new RowBatch(rows, row.number(), sheet.progress(), following == null));
                rows = new ArrayList<>(RowBatch.SIZE);
            }
            raw = following;
        }
    }

    private SheetRow fixed(SheetRow row) {
        Map<Integer, String> values = fixes.get(row.number());
        SheetRow fixed = row;
        if (values != null) {
            for (Map.Entry<Integer, String> value : values.entrySet()) {
                fixed = fixed.with(value.getKey(), value.getValue());
            }
        }
        return fixed;
    }

    private void hand(Object batch) {
        try {
            while (!closed && !batches.offer(batch, 100, TimeUnit.MILLISECONDS)) {
                // The writer is busy; a closed reading no longer has one.
            }
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    private static Map<Long, Map<Integer, String>> byColumn(Map<Long, Map<String, String>> fixes, RosterLayout layout) {
        Map<Long, Map<Integer, String>> byColumn = new HashMap<>();
        fixes.forEach((row, values) -> {
            for (RosterColumn column : layout.columns()) {
                String value = values.get(column.header());
                if (value != null) {
                    byColumn.computeIfAbsent(row, number -> new HashMap<>()).put(column.index(), value);
                }
            }
        });
        return byColumn;
    }
}
