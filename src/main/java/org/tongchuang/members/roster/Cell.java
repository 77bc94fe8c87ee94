package org.tongchuang.members.roster;

import java.util.List;

/// One cell while it is being understood, and where its problems go.
final class Cell {

    private final long row;
    private final String column;
    private final String written;
    private final List<CellProblem> problems;

    Cell(long row, String column, String written, List<CellProblem> problems) {
        this.row = row;
        this.column = column;
        this.written = written;
        this.problems = problems;
    }

    /// As written in the file.
    String written() {
        return written;
    }

    /// @param args texts, so that years are not written with a thousands separator
    void reject(String key, String... args) {
        problems.add(new CellProblem(row, column, written, "members.roster.problem." + key, List.of((Object[]) args)));
    }
}
