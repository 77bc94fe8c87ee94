package org.tongchuang.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Checkup;

/// The data folder: room on its disk, and keys that nobody else can read.
@Component
@Order(2)
class FolderCheckup implements Checkup {

    private static final long LOW_BYTES = 1L << 30;
    private static final long FULL_BYTES = 64L << 20;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path folder;
    private final String masterKey;

    FolderCheckup(@Value("${tongchuang.data}") Path folder, @Value("${TONGCHUANG_MASTER_KEY_FILE:}") String masterKey) {
        this.folder = folder.toAbsolutePath().normalize();
        this.masterKey = masterKey;
    }

    @Override
    public String name() {
        return "data folder";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(room());
        findings.addAll(keys());
        return findings;
    }

    private Finding room() {
        long free = folder.toFile().getUsableSpace();
        String left = (free >> 20) + " MB are free under " + folder;
        if (free < FULL_BYTES) {
            return Finding.wrong(left + "; the database can't go on like this, free some space.");
        }
        return free < LOW_BYTES ? Finding.warning(left + "; free some space soon.") : Finding.ok(left + ".");
    }

    private List<Finding> keys() {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> kept = Files.list(folder.resolve("keys"))) {
            kept.filter(Files::isRegularFile).forEach(files::add);
        } catch (IOException e) {
            return List.of(Finding.warning("The keys in " + folder.resolve("keys") + " can't be listed."));
        }
        if (!masterKey.isBlank()) {
            files.add(Path.of(masterKey));
        }
        List<Finding> open = files.stream()
                .filter(FolderCheckup::isOpenToOthers)
                .map(file -> Finding.wrong("Others can read " + file + "; run: chmod 600 " + file))
                .toList();
        return open.isEmpty() ? List.of(Finding.ok(files.size() + " key files, readable by their owner alone.")) : open;
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
