package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// A pull reader for the XML inside workbooks that cannot be made to do anything else: no document types, no
/// entities but the five of XML, no look at the world outside, and bounded memory whatever the size of a tag or text.
/// It reads UTF-8, the only encoding spreadsheet programs write there, and drops namespace prefixes.
final class XmlScanner {

    enum Event {
        START,
        END,
        DONE
    }

    private static final int MAX_TAG = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private byte[] tag = new byte[1 << 10];
    private int tagLength;
    private int nameEnd;
    private int valueStart;
    private int valueEnd;
    private String name = "";
    private boolean endPending;
    private final XmlText text = new XmlText();
    private boolean collecting;
    private final String[] names = new String[256];

    XmlScanner(InputStream in) {
        this.in = in;
    }

    /// Local name of the element that just started or ended.
    String name() {
        return name;
    }

    Event next() throws IOException {
        if (endPending) {
            endPending = false;
            return Event.END;
        }
        while (toTag()) {
            int c = read();
            if (c == '?') {
                skipPast("?>");
            } else if (c == '!') {
                declaration();
            } else {
                return element(c);
            }
        }
        return Event.DONE;
    }

    /// From here on character data is kept, until `takeText`.
    ///
    /// @param maxChars longer texts are refused, without being held
    /// @param row told in the refusal
    void keepText(int maxChars, long row) {
        collecting = true;
        text.start(maxChars, row);
    }

    /// The text kept, entities resolved.
    String takeText() {
        collecting = false;
        return text.take();
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

    private Event element(int first) throws IOException {
        readTag(first);
        boolean closing = first == '/';
        if (closing) {
            name = localName(1);
            return Event.END;
        }
        if (tag[tagLength - 1] == '/') {
            tagLength--;
            endPending = true;
        }
        name = localName(0);
        return Event.START;
    }

    /// Moves behind the next `<`, keeping or dropping the characters before it. False at the end of the file.
    private boolean toTag() throws IOException {
        while (true) {
            int from = position;
            while (position < limit && buffer[position] != '<') {
                position++;
            }
            if (collecting) {
                text.add(buffer, from, position);
            }
            if (position < limit) {
                position++;
                return true;
            }
            if (!fill()) {
                return false;
            }
        }
    }

    private void readTag(int first) throws IOException {
        tagLength = 0;
        int quote = 0;
        for (int c = first; c != '>' || quote != 0; c = read()) {
            if (c < 0) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
            if (tagLength == tag.length) {
                if (tagLength >= MAX_TAG) {
                    throw new SheetRefused(Reason.UNSAFE);
                }
                tag = Arrays.copyOf(tag, tagLength * 2);
            }
            tag[tagLength++] = (byte) c;
        }
        if (tagLength == 0) {
            throw new SheetRefused(Reason.DAMAGED);
        }
    }

    private void declaration() throws IOException {
        int c = read();
        if (c == '-') {
            skipPast("-->");
        } else if (c == '[') {
            characterData();
        } else {
            throw new SheetRefused(Reason.UNSAFE);
        }
    }

    private void characterData() throws IOException {
        for (int i = 0; i < "CDATA[".length(); i++) {
            if (read() != "CDATA[".charAt(i)) {
                throw new SheetRefused(Reason.DAMAGED);
            }
        }
        int closing = 0;
        for (int c = read(); c != '>' || closing < 2; c = read()) {
            if (c < 0) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            if (c == ']') {
                closing++;
                continue;
            }
            for (; closing > 0; closing--) {
                keep(']');
            }
            keep(c);
        }
        for (; closing > 2; closing--) {
            keep(']');
        }
    }

    private void keep(int c) {
        if (collecting) {
            text.addLiteral((byte) c);
        }
    }

    private void skipPast(String end) throws IOException {
        int matched = 0;
        while (matched < end.length()) {
            int c = read();
            if (c < 0) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            // The marks skipped repeat only their first character, so falling back is at most one step.
            if (c == end.charAt(matched)) {
                matched++;
            } else if (!(matched == 2 && c == '-' && end.charAt(0) == '-')) {
                matched = c == end.charAt(0) ? 1 : 0;
            }
        }
    }

    private String localName(int from) {
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

    private boolean find(String wanted) {
        int i = nameEnd;
        while (i < tagLength) {
            while (i < tagLength && isSpace(tag[i])) {
                i++;
            }
            int start = i;
            while (i < tagLength && tag[i] != '=') {
                if (tag[i] == ':') {
                    start = i + 1;
                }
                i++;
            }
            int end = i;
            while (end > start && isSpace(tag[end - 1])) {
                end--;
            }
            i++;
            while (i < tagLength && isSpace(tag[i])) {
                i++;
            }
            if (i >= tagLength) {
                return false;
            }
            byte quote = tag[i++];
            valueStart = i;
            while (i < tagLength && tag[i] != quote) {
                i++;
            }
            valueEnd = i++;
            if (same(wanted, start, end)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r';
    }

    private int read() throws IOException {
        if (position == limit && !fill()) {
            return -1;
        }
        return buffer[position++] & 0xFF;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(in.read(buffer, 0, buffer.length), 0);
        return limit > 0;
    }
}
