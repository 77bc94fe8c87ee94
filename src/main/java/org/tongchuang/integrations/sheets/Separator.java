package org.tongchuang.integrations.sheets;

/// Finds the character between fields from the start of a text: the one that cuts the most rows into the same
/// number of fields.
final class Separator {

    private static final char[] CANDIDATES = {',', '\t', ';', '|', '，'};
    private static final int ROWS = 200;

    private Separator() {}

    /// @param preferred taken when nothing speaks for another, as in a file of one column
    static char in(CharSequence start, boolean complete, char preferred) {
        char best = preferred;
        double bestScore = 0;
        for (char candidate : CANDIDATES) {
            double score = score(start, complete, candidate) * (candidate == preferred ? 1.05 : 1);
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /// Rows that have as many fields as most have, weighed by how many fields that is: an address list with a
    /// comma in most rows loses to the tabs that are in all of them.
    private static double score(CharSequence text, boolean complete, char separator) {
        int[] rowsByFields = new int[512];
        int rows = countFields(text, complete, separator, rowsByFields);
        int fields = 1;
        for (int i = 2; i < rowsByFields.length; i++) {
            if (rowsByFields[i] > 0 && (fields == 1 || rowsByFields[i] > rowsByFields[fields])) {
                fields = i;
            }
        }
        if (rows == 0 || fields == 1) {
            return 0;
        }
        double share = (double) rowsByFields[fields] / rows;
        return share * share * Math.log(1 + fields);
    }

    /// Behind any of the candidates a quote opens a field, and behind a quote it was a doubled one: what is quoted
    /// between commas must not count for tabs.
    private static boolean opensQuote(char before) {
        if (before == '"' || before == '\n' || before == '\r') {
            return true;
        }
        for (char candidate : CANDIDATES) {
            if (before == candidate) {
                return true;
            }
        }
        return false;
    }

    private static int countFields(CharSequence text, boolean complete, char separator, int[] rowsByFields) {
        int rows = 0;
        int fields = 1;
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i < text.length() && rows < ROWS; i++) {
            char c = text.charAt(i);
            if (quoted || c == '"') {
                quoted = quoted ? c != '"' : i == 0 || opensQuote(text.charAt(i - 1));
                blank = false;
            } else if (c == '\n' || c == '\r') {
                rows += blank ? 0 : count(fields, rowsByFields);
                fields = 1;
                blank = true;
            } else {
                fields += c == separator ? 1 : 0;
                blank = blank && c == ' ';
            }
        }
        boolean lastCounts = !blank && (complete || rows == 0) && rows < ROWS;
        return rows + (lastCounts ? count(fields, rowsByFields) : 0);
    }

    private static int count(int fields, int[] rowsByFields) {
        rowsByFields[Math.min(fields, rowsByFields.length - 1)]++;
        return 1;
    }
}
