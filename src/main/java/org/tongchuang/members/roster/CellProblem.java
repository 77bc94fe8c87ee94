package org.tongchuang.members.roster;

import java.util.List;

/// One cell that was not understood, told in one sentence of `messages/members_*.properties`.
///
/// @param row as a spreadsheet program numbers it
/// @param column the header of the column as written; empty when the whole row is meant
/// @param value the cell as written
/// @param args for the message; all of them are texts
public record CellProblem(long row, String column, String value, String messageKey, List<Object> args) {}
