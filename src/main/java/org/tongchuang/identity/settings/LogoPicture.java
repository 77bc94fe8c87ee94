package org.tongchuang.identity.settings;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Universities;

/// A logo as uploaded, drawn anew at the size it is shown in: whatever else was in the file is left behind.
final class LogoPicture {

    private static final int SIDE = 192;
    private static final int LARGEST_SIDE = 6_000;
    private static final long MOST_DOTS = 16_000_000;
    private static final int LARGEST_FILE = 4 << 20;

    private LogoPicture() {}

    /// @throws Refusal when this is no picture we read, or a huge one
    static Universities.Logo read(byte[] file) {
        if (file.length > LARGEST_FILE) {
            throw Refusal.at("logo", "identity.logo.large");
        }
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(fitted(decoded(file)), "png", png);
            return new Universities.Logo(png.toByteArray(), "image/png");
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof Refusal refusal ? refusal : Refusal.at("logo", "identity.logo.unreadable");
        }
    }

    private static BufferedImage decoded(byte[] file) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw Refusal.at("logo", "identity.logo.unreadable");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                // A picture of a few kilobytes can say it is a gigabyte wide: look before drawing it.
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if (Math.max(width, height) > LARGEST_SIDE || (long) width * height > MOST_DOTS) {
                    throw Refusal.at("logo", "identity.logo.large");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage fitted(BufferedImage picture) {
        double scale = Math.min(1, (double) SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }
}
