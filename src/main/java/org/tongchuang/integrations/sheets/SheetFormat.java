package org.tongchuang.integrations.sheets;

/// What a file really is, by its content. CSV stands for every delimited text that is not tab separated.
public enum SheetFormat {
    CSV,
    TSV,
    XLSX,
    XLS
}
