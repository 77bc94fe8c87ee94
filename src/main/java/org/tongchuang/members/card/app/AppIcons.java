package org.tongchuang.members.card.app;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;
import org.tongchuang.shared.recall.Recall;

/// The university's icon for the start screen of a phone: its logo on white, or its seal on its first colour.
@Component
class AppIcons {

    /// What phones cut off at the edges of an icon.
    private static final double SAFE = 0.62;

    private final Universities universities;
    private final Recall<Asked, byte[]> drawn;

    AppIcons(Universities universities, Clock clock) {
        this.universities = universities;
        this.drawn = new Recall<>(Duration.ofHours(1), clock, this::draw);
    }

    private record Asked(long version, String accent, String seal, boolean logo, int size) {}

    byte[] of(University university, int size) {
        return drawn.of(
                new Asked(university.version(), university.accent(), university.seal(), university.hasLogo(), size));
    }

    private byte[] draw(Asked asked) {
        BufferedImage icon = new BufferedImage(asked.size, asked.size, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = icon.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        Optional<BufferedImage> logo = asked.logo ? logo() : Optional.empty();
        pen.setColor(logo.isPresent() ? Color.WHITE : Color.decode(asked.accent));
        pen.fillRect(0, 0, asked.size, asked.size);
        if (logo.isPresent()) {
            logo(pen, logo.get(), asked.size);
        } else {
            seal(pen, asked.seal, asked.size);
        }
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(icon, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return png.toByteArray();
    }

    private Optional<BufferedImage> logo() {
        return universities.logo().map(Universities.Logo::bytes).flatMap(bytes -> {
            try {
                return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(bytes)));
            } catch (IOException unreadable) {
                return Optional.empty();
            }
        });
    }

    private static void logo(Graphics2D pen, BufferedImage logo, int size) {
        double scale = SAFE * size / Math.max(logo.getWidth(), logo.getHeight());
        int wide = (int) (logo.getWidth() * scale);
        int high = (int) (logo.getHeight() * scale);
        pen.drawImage(logo, (size - wide) / 2, (size - high) / 2, wide, high, null);
    }

    /// The character where the machine has letters for it, else the sign of the house.
    private static void seal(Graphics2D pen, String seal, int size) {
        pen.setColor(Color.WHITE);
        Font font = new Font(Font.SERIF, Font.BOLD, (int) (SAFE * size));
        if (font.canDisplayUpTo(seal) < 0) {
            var outline =
                    font.createGlyphVector(pen.getFontRenderContext(), seal).getOutline();
            var box = outline.getBounds2D();
            pen.translate(size / 2.0 - box.getCenterX(), size / 2.0 - box.getCenterY());
            pen.fill(outline);
            return;
        }
        pen.scale(size / 32.0, size / 32.0);
        pen.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D sign = new Path2D.Double();
        sign.moveTo(9, 24);
        sign.lineTo(9, 8);
        sign.lineTo(23, 8);
        sign.lineTo(23, 24);
        sign.moveTo(13, 12.5);
        sign.lineTo(19, 12.5);
        sign.append(new java.awt.geom.Rectangle2D.Double(13, 16.5, 6, 4), false);
        pen.draw(sign);
    }
}
