package org.tongchuang.integrations.sheets;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a file before its first row is read.
///
/// @param encoding charset name of delimited text (`UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`); empty for workbooks
/// @param separator field separator of delimited text; empty for workbooks
/// @param sheetName the worksheet being read; empty for delimited text
/// @param sheetNames visible worksheets in their order, any of which can be asked for
/// @param bytes size of the file
/// @param dates1904 whether bare date serials in the file count from 1904
public record SheetFacts(
        SheetFormat format,
        String encoding,
        String separator,
        String sheetName,
        List<String> sheetNames,
        long bytes,
        boolean dates1904) {

    static SheetFacts ofText(SheetFormat format, String encoding, char separator, long bytes) {
        return new SheetFacts(format, encoding, String.valueOf(separator), "", List.of(), bytes, false);
    }

    static SheetFacts ofWorkbook(
            SheetFormat format, @Nullable String sheetName, List<String> names, long bytes, boolean dates1904) {
        return new SheetFacts(format, "", "", sheetName == null ? "" : sheetName, List.copyOf(names), bytes, dates1904);
    }
}
