package org.tongchuang.integrations.sheets;

/// How much of a file is read before it is refused.
///
/// @param maxBytes size of the file as uploaded, bytes
/// @param maxRows rows that hold anything, titles and header included
/// @param maxColumns columns that hold anything
/// @param maxCellChars UTF-16 units in one cell
/// @param maxUnpackedBytes bytes a workbook may unpack to, all parts read together
/// @param maxUnpackRatio unpacked bytes per packed byte, looked at once 64 MiB have been unpacked
public record SheetLimits(
        long maxBytes, long maxRows, int maxColumns, int maxCellChars, long maxUnpackedBytes, int maxUnpackRatio) {

    private static final long MIB = 1L << 20;

    /// A roster: 300 MiB, 500 columns, a million people and as many titles, repeated headers and totals as go with
    /// them.
    public static SheetLimits roster() {
        return new SheetLimits(300 * MIB, 1_001_000, 500, 32_767, 4096 * MIB, 200);
    }
}
