package org.tongchuang.integrations.qr;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/// A QR code as a drawing for SVG: one path of dark squares of side 1, with the four quiet squares round it that
/// readers need.
///
/// @param size of the whole drawing, quiet squares included
/// @param path for the `d` of an SVG path
public record QrCode(int size, String path) {

    private static final int QUIET = 4;

    /// @throws IllegalArgumentException when the text is too long for any QR code, about 2,000 characters
    public static QrCode of(String text) {
        ByteMatrix squares;
        try {
            squares = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                int run = 0;
                while (x + run < squares.getWidth() && squares.get(x + run, y) == 1) {
                    run++;
                }
                if (run > 0) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(run).append("v1h-").append(run).append('z');
                    x += run;
                }
            }
        }
        return new QrCode(squares.getWidth() + 2 * QUIET, path.toString());
    }
}
