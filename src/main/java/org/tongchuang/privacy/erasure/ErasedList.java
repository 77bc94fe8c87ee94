package org.tongchuang.privacy.erasure;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.MemberId;

/// Who was erased, as ids in a file beside the database: a backup that is brought back knows nothing of what was erased
/// since, but this file, which is copied along, does.
@Component
class ErasedList {

    private final Path file;

    ErasedList(@Value("${tongchuang.data}/erased.txt") Path file) {
        this.file = file;
    }

    /// Written to the disk for good before it returns; who is there already is added no more.
    synchronized void add(MemberId member, Instant at) {
        if (all().contains(member.value())) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
                out.write((member + " " + at + "\n").getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten);
        }
    }

    /// Lines that say nothing legible are passed over.
    synchronized Set<UUID> all() {
        Set<UUID> all = new LinkedHashSet<>();
        if (!Files.exists(file)) {
            return all;
        }
        try {
            for (String line : Files.readAllLines(file)) {
                Ids.read(line.strip().split("\\s+")[0]).ifPresent(all::add);
            }
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return all;
    }
}
