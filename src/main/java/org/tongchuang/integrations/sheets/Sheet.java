package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// An open spreadsheet: its facts and its rows in order. Read by one thread; progress may be watched from others.
public final class Sheet implements AutoCloseable {

    private final SheetFacts facts;
    private final RowSource rows;
    private @Nullable SheetRow first;
    private volatile boolean ended;

    /// Takes the source over. Its first row was read already, so that a file without any is refused before work
    /// starts.
    Sheet(SheetFacts facts, RowSource rows, SheetRow first) {
        this.facts = facts;
        this.rows = rows;
        this.first = first;
    }

    public SheetFacts facts() {
        return facts;
    }

    /// The next row that holds anything, or null after the last.
    ///
    /// @throws SheetRefused when what follows is damaged or beyond a limit
    /// @throws UncheckedIOException when the disk fails
    public @Nullable SheetRow next() {
        SheetRow row = first;
        if (row != null) {
            first = null;
            return row;
        }
        return ended ? null : pull();
    }

    private @Nullable SheetRow pull() {
        SheetRow row = Sheets.guarded(rows::next);
        ended = row == null;
        return row;
    }

    /// How much has been read, 0 to 1.
    public double progress() {
        return ended ? 1 : Math.clamp(rows.progress(), 0.0, 1.0);
    }

    /// Bytes of the file read so far.
    public long bytesRead() {
        return Math.round(progress() * facts.bytes());
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
