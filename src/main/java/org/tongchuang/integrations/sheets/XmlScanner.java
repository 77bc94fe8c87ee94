package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
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

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private final XmlTag tag = new XmlTag();
    private String name = "";
    private boolean endPending;
    private final XmlText text = new XmlText();
    private boolean collecting;

    XmlScanner(InputStream in) {
        this.in = in;
    }

    /// Local name of the element that just started or ended.
    String name() {
        return name;
    }

    /// The element that just started, with its attributes.
    XmlTag tag() {
        return tag;
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

    private Event element(int first) throws IOException {
        readTag(first);
        if (first == '/') {
            name = tag.localName(1);
            return Event.END;
        }
        endPending = tag.endsItself();
        name = tag.localName(0);
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
        tag.clear();
        int quote = 0;
        for (int c = first; c != '>' || quote != 0; c = read()) {
            if (c < 0) {
                throw new SheetRefused(Reason.DAMAGED);
            }
            if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            }
            tag.add(c);
        }
        if (tag.isEmpty()) {
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
