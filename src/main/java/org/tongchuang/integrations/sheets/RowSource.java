package org.tongchuang.integrations.sheets;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Rows of one worksheet or text file, pulled one at a time.
interface RowSource extends Closeable {

    /// The next row that holds anything, or null after the last.
    @Nullable
    SheetRow next() throws IOException;

    /// How much has been read, 0 to 1. May be asked from another thread.
    double progress();
}
