package org.tongchuang.journeys;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Square codes, read from pictures by a reader that is not ours, and filmed for a camera that is none.
final class Squares {

    private static final int WIDE = 640;
    private static final int HIGH = 480;
    private static final int PIXELS = 6;
    private static final int FRAMES = 5;

    private Squares() {}

    static String read(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
            var source = new RGBLuminanceSource(picture.getWidth(), picture.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(source)),
                            Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE))
                    .getText();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (ReaderException none) {
            throw new AssertionError("no code in the picture", none);
        }
    }

    /// A short film (YUV4MPEG2) of these rows of squares.
    static byte[] film(List<String> rows) {
        byte[] light = new byte[WIDE * HIGH];
        Arrays.fill(light, (byte) 225);
        int top = (HIGH - rows.size() * PIXELS) / 2;
        int left = (WIDE - rows.size() * PIXELS) / 2;
        for (int y = 0; y < rows.size() * PIXELS; y++) {
            for (int x = 0; x < rows.size() * PIXELS; x++) {
                boolean dark = rows.get(y / PIXELS).charAt(x / PIXELS) == '#';
                light[(top + y) * WIDE + left + x] = (byte) (dark ? 30 : 225);
            }
        }
        byte[] colour = new byte[WIDE * HIGH / 2];
        Arrays.fill(colour, (byte) 128);
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.writeBytes(
                ("YUV4MPEG2 W" + WIDE + " H" + HIGH + " F10:1 Ip A0:0 C420jpeg\n").getBytes(StandardCharsets.US_ASCII));
        for (int n = 0; n < FRAMES; n++) {
            film.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            film.writeBytes(light);
            film.writeBytes(colour);
        }
        return film.toByteArray();
    }
}
