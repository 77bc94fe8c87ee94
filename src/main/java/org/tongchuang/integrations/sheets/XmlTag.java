package org.tongchuang.integrations.sheets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// What stands between `<` and `>`: a name and attributes, looked up in the bytes, as most of them are never asked for.
final class XmlTag {

    private static final int LONGEST = 1 << 16;

    private byte[] tag = new byte[1 << 10];
    private int tagLength;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;
    private final @Nullable String[] names = new @Nullable String[256];

    void clear() {
        tagLength = 0;
    }

    void add(int c) {
        if (tagLength == tag.length) {
            if (tagLength >= LONGEST) {
                throw new SheetRefused(Reason.UNSAFE);
            }
            tag = Arrays.copyOf(tag, tagLength * 2);
        }
        tag[tagLength++] = (byte) c;
    }

    boolean isEmpty() {
        return tagLength == 0;
    }

    /// Takes the slash off a tag that ends itself.
    boolean endsItself() {
        boolean ends = tag[tagLength - 1] == '/';
        tagLength -= ends ? 1 : 0;
        return ends;
    }

    @Nullable
    String attribute(String wanted) {
        return find(wanted) ? XmlText.decode(tag, valueStart, valueEnd) : null;
    }

    /// A whole number of at most nine digits, or `other` when the attribute is missing or not one.
    int number(String wanted, int other) {
        if (!find(wanted) || valueEnd == valueStart || valueEnd - valueStart > 9) {
            return other;
        }
        int n = 0;
        for (int i = valueStart; i < valueEnd; i++) {
            int digit = tag[i] - '0';
            if (digit < 0 || digit > 9) {
                return other;
            }
            n = n * 10 + digit;
        }
        return n;
    }

    /// The column of a cell reference such as `AB12`, from 0; -1 when there is none.
    int column() {
        if (!find("r")) {
            return -1;
        }
        int column = 0;
        for (int i = valueStart; i < valueEnd && i < valueStart + 4; i++) {
            int letter = (tag[i] & 0xDF) - 'A';
            if (letter < 0 || letter > 25) {
                break;
            }
            column = column * 26 + letter + 1;
        }
        return column - 1;
    }

    /// Whether an attribute has this value; makes no string, as it is asked for every cell.
    boolean is(String wanted, String value) {
        if (!find(wanted) || valueEnd - valueStart != value.length()) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            if (tag[valueStart + i] != value.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The name without its prefix, which stands at this place.
    String localName(int from) {
        int start = from;
        int end = from;
        int hash = 0;
        for (; end < tagLength && !isSpace(tag[end]); end++) {
            if (tag[end] == ':') {
                start = end + 1;
                hash = 0;
            } else {
                hash = hash * 31 + tag[end];
            }
        }
        nameEnd = end;
        int slot = (hash ^ hash >>> 8) & 255;
        String known = names[slot];
        if (known != null && same(known, start, end)) {
            return known;
        }
        String fresh = new String(tag, start, end - start, StandardCharsets.UTF_8);
        names[slot] = fresh;
        return fresh;
    }

    private boolean same(String known, int start, int end) {
        if (known.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (known.charAt(i - start) != tag[i]) {
                return false;
            }
        }
        return true;
    }

    /// Finds an attribute by its local name and leaves where its value starts and ends.
    private boolean find(String wanted) {
        int i = nameEnd;
        while (i < tagLength) {
            int start = afterSpaces(i);
            int equals = start;
            for (; equals < tagLength && tag[equals] != '='; equals++) {
                start = tag[equals] == ':' ? equals + 1 : start;
            }
            int end = equals;
            while (end > start && isSpace(tag[end - 1])) {
                end--;
            }
            int open = afterSpaces(equals + 1);
            if (open >= tagLength) {
                return false;
            }
            valueStart = open + 1;
            valueEnd = valueStart;
            while (valueEnd < tagLength && tag[valueEnd] != tag[open]) {
                valueEnd++;
            }
            if (same(wanted, start, end)) {
                return true;
            }
            i = valueEnd + 1;
        }
        return false;
    }

    private int afterSpaces(int from) {
        int i = from;
        while (i < tagLength && isSpace(tag[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }
}
