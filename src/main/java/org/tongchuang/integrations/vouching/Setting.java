package org.tongchuang.integrations.vouching;

/// Something that must be known of whoever vouches.
///
/// @param usual what counts where nothing was given; may be empty
public record Setting(String name, Shape shape, boolean required, String usual) {

    /// What it looks like.
    public enum Shape {
        TEXT,
        /// Https, or http on this machine.
        ADDRESS,
        /// Kept sealed and never shown again.
        SECRET,
        /// Many lines.
        DOCUMENT
    }

    static Setting text(String name) {
        return new Setting(name, Shape.TEXT, false, "");
    }

    static Setting address(String name) {
        return new Setting(name, Shape.ADDRESS, false, "");
    }

    static Setting secret(String name) {
        return new Setting(name, Shape.SECRET, false, "");
    }

    static Setting document(String name) {
        return new Setting(name, Shape.DOCUMENT, false, "");
    }

    Setting needed() {
        return new Setting(name, shape, true, usual);
    }

    Setting usually(String value) {
        return new Setting(name, shape, required, value);
    }
}
