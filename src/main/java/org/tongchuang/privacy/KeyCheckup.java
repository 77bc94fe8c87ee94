package org.tongchuang.privacy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Checkup;

/// Whether the keys are there, open, work, and are nobody else's to read.
@Component
@Order(40)
class KeyCheckup implements Checkup {

    private final JdbcClient jdbc;
    private final Path file;

    KeyCheckup(JdbcClient jdbc, @Value("${tongchuang.master-key-file}") Path file) {
        this.jdbc = jdbc;
        this.file = file;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(new MasterKey(file)
                    .read()
                    .map(master -> Finding.ok(Keyring.tryOut(jdbc, master) + " keysets open and work."))
                    .orElseGet(() -> Finding.wrong("The master key " + file
                            + " is missing; bring it back from where you keep it, or nothing protected can be read.")));
        } catch (RuntimeException broken) {
            findings.add(Finding.wrong("Keys don't open: " + broken.getMessage() + "."));
        }
        if (Files.exists(file)) {
            findings.add(mode());
        }
        return findings;
    }

    private Finding mode() {
        try {
            if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                return Finding.ok("Who can read the master key is up to the folder's permissions.");
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            return mode.substring(3).equals("------")
                    ? Finding.ok("Only its owner can read the master key.")
                    : Finding.wrong("Others can get at the master key (" + mode + "); run: chmod 600 " + file);
        } catch (IOException unreadable) {
            return Finding.wrong("The master key " + file + " can't be looked at: " + unreadable.getMessage());
        }
    }
}
