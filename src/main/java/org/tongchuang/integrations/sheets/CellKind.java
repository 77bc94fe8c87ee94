package org.tongchuang.integrations.sheets;

/// Where a cell's text comes from, as far as it matters for trusting it.
public enum CellKind {
    /// Typed as text, or a formula that gives text.
    TEXT,
    /// A number; the text shows it without exponent or needless decimals.
    NUMBER,
    /// A whole number of more than 15 digits: spreadsheet programs have replaced the last digits by zeros.
    ROUNDED,
    /// A date or time; the text is ISO, as precise as its number format (`1998-09`, `1998-09-01`, `1998-09-01 08:30`).
    DATE,
    /// `TRUE` or `FALSE`.
    BOOLEAN,
    /// A formula error such as `#N/A`.
    ERROR,
    /// Text with characters that could not be decoded; each is shown as U+FFFD.
    DAMAGED
}
