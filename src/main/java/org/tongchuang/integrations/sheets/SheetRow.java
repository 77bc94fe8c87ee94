package org.tongchuang.integrations.sheets;

import java.util.Arrays;
import java.util.List;

/// One row that holds something. Cells beyond the last filled one read as empty text.
public final class SheetRow {

    private final long number;
    private final String[] texts;
    private final CellKind[] kinds;

    SheetRow(long number, String[] texts, CellKind[] kinds) {
        this.number = number;
        this.texts = texts;
        this.kinds = kinds;
    }

    /// A row of plain text, for samples and tests.
    public static SheetRow of(long number, String... texts) {
        CellKind[] kinds = new CellKind[texts.length];
        Arrays.fill(kinds, CellKind.TEXT);
        return new SheetRow(number, texts.clone(), kinds);
    }

    /// The number a spreadsheet program shows at the left of this row, from 1. In delimited text a row
    /// with line breaks inside quotes counts once, as it does there.
    public long number() {
        return number;
    }

    public int size() {
        return texts.length;
    }

    public String text(int column) {
        return column < texts.length ? texts[column] : "";
    }

    public CellKind kind(int column) {
        return column < kinds.length ? kinds[column] : CellKind.TEXT;
    }

    public List<String> texts() {
        return List.of(texts);
    }

    /// The same row with one cell written differently, as plain text: a correction made by a person.
    public SheetRow with(int column, String text) {
        int size = Math.max(texts.length, column + 1);
        String[] newTexts = Arrays.copyOf(texts, size);
        CellKind[] newKinds = Arrays.copyOf(kinds, size);
        for (int i = texts.length; i < size; i++) {
            newTexts[i] = "";
            newKinds[i] = CellKind.TEXT;
        }
        newTexts[column] = text;
        newKinds[column] = CellKind.TEXT;
        return new SheetRow(number, newTexts, newKinds);
    }

    @Override
    public String toString() {
        return number + ": " + String.join(" | ", texts);
    }
}
