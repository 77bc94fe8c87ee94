package org.tongchuang.integrations.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tongchuang.integrations.sheets.SheetRefused.Reason;

/// How a text file is encoded, decided over the whole file before a row is read: a byte order mark, then strict
/// UTF-8, then GB18030.
///
/// A file that is UTF-8 but for a few broken characters (systems that cut fields by bytes make them) stays UTF-8;
/// read as GB18030 every name in it would be lost instead of one.
///
/// @param bomBytes bytes to skip at the start
record TextEncoding(Charset charset, int bomBytes) {

    static final Charset GB18030 = Charset.forName("GB18030");

    /// Of a text in Chinese, hardly any two-byte pair of GB18030 is a valid UTF-8 sequence; 50 to 1 is far from both.
    private static final int VALID_PER_BROKEN = 50;

    static TextEncoding of(Path file) throws IOException {
        byte[] buffer = new byte[1 << 16];
        Tally tally = new Tally();
        int bom = 0;
        Charset marked = null;
        try (InputStream in = Files.newInputStream(file)) {
            int n = in.readNBytes(buffer, 0, buffer.length);
            bom = bomLength(buffer, n);
            marked = bom == 0 ? null : bom == 3 ? StandardCharsets.UTF_8 : utf16(buffer[0] == (byte) 0xFF);
            for (int from = bom; n > 0; from = 0) {
                tally.add(buffer, from, n);
                n = in.readNBytes(buffer, 0, buffer.length);
            }
        }
        Charset charset = marked != null ? marked : tally.charset();
        if (charset != StandardCharsets.UTF_16LE && charset != StandardCharsets.UTF_16BE) {
            tally.refuseBinary();
        }
        refuseUndecodable(file, charset);
        return new TextEncoding(charset, bom);
    }

    private static Charset utf16(boolean littleEndian) {
        return littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static int bomLength(byte[] b, int n) {
        if (n >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
            return 3;
        }
        boolean little = n >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE;
        boolean big = n >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF;
        return little || big ? 2 : 0;
    }

    /// A stray broken character is flagged in its cell later on; a file full of them is in no encoding we know.
    private static void refuseUndecodable(Path file, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(1 << 16).flip();
        long broken = 0;
        try (InputStream stream = Files.newInputStream(file)) {
            for (boolean end = false; !end; ) {
                in.compact();
                int n = stream.read(in.array(), in.position(), in.remaining());
                end = n < 0;
                in.position(in.position() + Math.max(n, 0)).flip();
                broken += countBroken(decoder, in, end);
            }
        }
        if (broken > 20 && broken * VALID_PER_BROKEN > Files.size(file) / 2) {
            throw new SheetRefused(Reason.ENCODING);
        }
    }

    private static long countBroken(CharsetDecoder decoder, ByteBuffer in, boolean end) {
        CharBuffer out = CharBuffer.allocate(1 << 16);
        long broken = 0;
        for (CoderResult result = decoder.decode(in, out, end);
                !result.isUnderflow();
                result = decoder.decode(in, out, end)) {
            if (result.isError()) {
                broken++;
                in.position(in.position() + result.length());
            }
            out.clear();
        }
        return broken;
    }

    /// Counts over all bytes: UTF-8 sequences valid and broken, NULs by position, control characters.
    private static final class Tally {
        private long bytes;
        private long valid;
        private long broken;
        private long nulsAtEven;
        private long nulsAtOdd;
        private long controls;
        private int awaited;
        private int lowest = 0x80;
        private int highest = 0xBF;

        void add(byte[] buffer, int from, int to) {
            for (int i = from; i < to; i++) {
                int b = buffer[i] & 0xFF;
                if (b < 0x20) {
                    countControl(b, bytes + i - from);
                }
                if (awaited > 0 || b >= 0x80) {
                    step(b);
                }
            }
            bytes += to - from;
        }

        private void countControl(int b, long position) {
            if (b == 0) {
                if ((position & 1) == 0) {
                    nulsAtEven++;
                } else {
                    nulsAtOdd++;
                }
            } else if (b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x0B && b != 0x1A) {
                controls++;
            }
        }

        private void step(int b) {
            if (awaited > 0) {
                boolean fits = b >= lowest && b <= highest;
                lowest = 0x80;
                highest = 0xBF;
                if (fits) {
                    if (--awaited == 0) {
                        valid++;
                    }
                    return;
                }
                broken++;
                awaited = 0;
                if (b < 0x80) {
                    return;
                }
            }
            lead(b);
        }

        /// Overlong forms, surrogates and what lies beyond U+10FFFF are excluded by the range of the second byte.
        private void lead(int b) {
            if (b >= 0xC2 && b <= 0xDF) {
                awaited = 1;
            } else if (b >= 0xE0 && b <= 0xEF) {
                awaited = 2;
                lowest = b == 0xE0 ? 0xA0 : 0x80;
                highest = b == 0xED ? 0x9F : 0xBF;
            } else if (b >= 0xF0 && b <= 0xF4) {
                awaited = 3;
                lowest = b == 0xF0 ? 0x90 : 0x80;
                highest = b == 0xF4 ? 0x8F : 0xBF;
            } else {
                broken++;
            }
        }

        Charset charset() {
            if (nulsAtOdd > 4 && nulsAtEven == 0) {
                return StandardCharsets.UTF_16LE;
            }
            if (nulsAtEven > 4 && nulsAtOdd == 0) {
                return StandardCharsets.UTF_16BE;
            }
            long allBroken = broken + (awaited > 0 ? 1 : 0);
            return allBroken * VALID_PER_BROKEN <= valid ? StandardCharsets.UTF_8 : GB18030;
        }

        void refuseBinary() {
            if (nulsAtEven + nulsAtOdd > 0 || controls > 20 && controls * 200 > bytes) {
                throw new SheetRefused(Reason.NOT_A_SHEET);
            }
        }
    }
}
