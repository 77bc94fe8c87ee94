package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// The records of an old workbook's stream, one after the other. A record holds at most 64 KiB; longer things go on
/// in CONTINUE records, which the reading of texts follows.
final class BiffRecords {

    static final int EOF = 0x0A;
    static final int DATE_MODE = 0x22;
    static final int FILE_PASS = 0x2F;
    static final int CONTINUE = 0x3C;
    static final int BOUND_SHEET = 0x85;
    static final int MUL_RK = 0xBD;
    static final int RSTRING = 0xD6;
    static final int XF = 0xE0;
    static final int SST = 0xFC;
    static final int LABEL_SST = 0xFD;
    static final int NUMBER = 0x203;
    static final int LABEL = 0x204;
    static final int BOOL_ERR = 0x205;
    static final int STRING = 0x207;
    static final int RK = 0x27E;
    static final int FORMULA = 0x06;
    static final int FORMAT = 0x41E;
    static final int BOF = 0x809;

    private final InputStream in;
    private final byte[] data = new byte[1 << 16];
    private int id;
    private int length;
    private int position;

    BiffRecords(InputStream in) {
        this.in = in;
    }

    /// Moves to the next record; false where the stream ends or is filled up with zeros.
    boolean next() throws IOException {
        byte[] head = in.readNBytes(4);
        if (head.length < 4) {
            return false;
        }
        id = head[0] & 0xFF | (head[1] & 0xFF) << 8;
        length = head[2] & 0xFF | (head[3] & 0xFF) << 8;
        position = 0;
        if (in.readNBytes(data, 0, length) < length) {
            throw new SheetRefused(Reason.DAMAGED);
        }
        return id != 0 || length != 0;
    }

    int id() {
        return id;
    }

    /// Whether this record holds one cell or several of a row.
    boolean isCell() {
        return switch (id) {
            case LABEL_SST, LABEL, RSTRING, NUMBER, RK, MUL_RK, BOOL_ERR, FORMULA -> true;
            default -> false;
        };
    }

    int u8(int at) {
        check(at, 1);
        return data[at] & 0xFF;
    }

    int u16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    int i32(int at) {
        return u16(at) | u16(at + 2) << 16;
    }

    double f64(int at) {
        return Double.longBitsToDouble(i32(at) & 0xFFFFFFFFL | (long) i32(at + 4) << 32);
    }

    int length() {
        return length;
    }

    private void check(int at, int bytes) {
        if (at < 0 || at + bytes > length) {
            throw new SheetRefused(Reason.DAMAGED);
        }
    }

    void from(int at) {
        position = at;
    }

    /// The next byte, in a CONTINUE record when this one is used up.
    int readU8() throws IOException {
        if (position == length) {
            goOn();
        }
        return u8(position++);
    }

    int readU16() throws IOException {
        return readU8() | readU8() << 8;
    }

    private void goOn() throws IOException {
        do {
            if (!next() || id != CONTINUE) {
                throw new SheetRefused(Reason.DAMAGED);
            }
        } while (length == 0);
    }

    /// Characters preceded by their width flag; where they go on in another record, the flag is told again there.
    String readChars(int chars, int flags) throws IOException {
        StringBuilder text = new StringBuilder(chars);
        boolean wide = (flags & 1) != 0;
        while (text.length() < chars) {
            if (position == length) {
                goOn();
                wide = (readU8() & 1) != 0;
            }
            text.append((char) (wide ? readU16() : readU8()));
        }
        return text.toString();
    }

    /// A text with its length, formatting runs and phonetic data, of which only the text is kept.
    String readRichText(int maxChars, long row) throws IOException {
        int chars = readU16();
        if (chars > maxChars) {
            throw new SheetRefused(Reason.CELL_TOO_LONG, row, maxChars);
        }
        int flags = readU8();
        long after = (flags & 8) != 0 ? 4L * readU16() : 0;
        if ((flags & 4) != 0) {
            after += readU16() | (long) readU16() << 16;
        }
        String text = readChars(chars, flags);
        while (after > 0) {
            if (position == length) {
                goOn();
            }
            int n = (int) Math.min(after, length - position);
            position += n;
            after -= n;
        }
        return text;
    }
}
