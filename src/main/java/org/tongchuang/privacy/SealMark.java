package org.tongchuang.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The newest seal this node has seen, noted outside the database. Without it somebody could take away the last
/// seals together with rows under them, and the program would seal what is left as if nothing had been.
///
/// The note lies among the logs, which backups leave out: an older database brought back from one begins without it.
@Component
class SealMark {

    private final Path file;

    SealMark(@Value("${tongchuang.data}/logs/audit-seal") Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    Optional<Kept> read() {
        try {
            return Files.exists(file) ? Optional.of(Kept.of(Files.readString(file))) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the note of the last seal can't be read: " + file, unreadable);
        }
    }

    void keep(Seal seal) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent(), "it lies in a folder"));
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, new Kept(seal.id(), HexFormat.of().formatHex(seal.mac())).text());
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the last seal can't be noted in " + file, unwritable);
        }
    }

    /// @param mac in hexadecimal digits
    record Kept(long id, String mac) {

        private static Kept of(String text) {
            String[] parts = text.strip().split(" ");
            try {
                return new Kept(Long.parseLong(parts[0]), parts.length > 1 ? parts[1] : "");
            } catch (NumberFormatException damaged) {
                return new Kept(0, "");
            }
        }

        private String text() {
            return id + " " + mac + "\n";
        }

        boolean is(Seal seal) {
            return id == seal.id()
                    && MessageDigest.isEqual(
                            mac.getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                            HexFormat.of().formatHex(seal.mac()).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }
}
