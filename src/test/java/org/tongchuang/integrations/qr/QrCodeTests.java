package org.tongchuang.integrations.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTests {

    private static final int SCALE = 4;

    @Test
    void isReadBackAsItWasWritten() throws Exception {
        String text = "otpauth://totp/%E6%B1%9F%E5%8D%97:lin@example.edu?secret=GEZDGNBVGY3TQOJQ&issuer=校友会";
        QrCode drawn = QrCode.of(text);
        assertThat(new QRCodeReader().decode(picture(drawn)).getText()).isEqualTo(text);
    }

    @Test
    void refusesWhatNoCodeHolds() {
        assertThatThrownBy(() -> QrCode.of("x".repeat(5_000))).isInstanceOf(IllegalArgumentException.class);
    }

    /// Paints the path as a browser would, each square a few pixels wide.
    private static BinaryBitmap picture(QrCode drawn) {
        int width = drawn.size() * SCALE;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xffffff);
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(drawn.path());
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1)) * SCALE;
            int y = Integer.parseInt(runs.group(2)) * SCALE;
            for (int row = y; row < y + SCALE; row++) {
                int start = row * width + x;
                Arrays.fill(pixels, start, start + Integer.parseInt(runs.group(3)) * SCALE, 0);
            }
        }
        return new BinaryBitmap(new GlobalHistogramBinarizer(new RGBLuminanceSource(width, width, pixels)));
    }
}
