package org.tongchuang.privacy.keys;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.postgres.StartRefused;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.shared.Checkup;

/// Whether the keys are there, open, work, open everything that is sealed, and are nobody else's to read.
@Component
@Order(40)
class KeyCheckup implements Checkup {

    private final KeysetRows rows;
    private final Drawers drawers;
    private final MasterKey master;

    KeyCheckup(KeysetRows rows, Drawers drawers, MasterKey master) {
        this.rows = rows;
        this.drawers = drawers;
        this.master = master;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.addAll(keysets());
        } catch (StartRefused broken) {
            findings.add(Finding.wrong(String.valueOf(broken.getMessage())));
        }
        if (Files.exists(master.file())) {
            findings.add(mode(master.file()));
        }
        if (Files.exists(master.nextFile())) {
            findings.add(Finding.warning("A next master key lies in " + master.nextFile()
                    + "; renew the master key on the page of keys, or delete that file."));
        }
        return findings;
    }

    private List<Finding> keysets() {
        List<Finding> findings = new ArrayList<>();
        Map<Purpose, KeysetRows.Row> there = rows.all();
        List<Aead> masters = master.readAll();
        if (masters.isEmpty()) {
            return List.of(Finding.wrong(LostKeys.noMaster(master)));
        }
        List<Purpose> lost = LostKeys.lost(there.keySet(), drawers);
        if (!lost.isEmpty()) {
            findings.add(Finding.wrong(LostKeys.noKeys(lost)));
        }
        Map<Purpose, Keyset> opened = new EnumMap<>(Purpose.class);
        List<Purpose> closed = new ArrayList<>();
        there.forEach((purpose, row) -> {
            try {
                opened.put(purpose, row.open(masters).keys());
            } catch (StartRefused wrong) {
                closed.add(purpose);
            }
        });
        if (!closed.isEmpty()) {
            findings.add(Finding.wrong(LostKeys.closed(closed, opened.isEmpty())));
        }
        opened.forEach((purpose, keys) -> orphans(purpose, keys, findings));
        if (findings.isEmpty()) {
            findings.add(Finding.ok(opened.size() + " keysets open, and all sealed values have their key."));
        }
        return findings;
    }

    /// Values marked with a key that is in no keyset.
    private void orphans(Purpose purpose, Keyset keys, List<Finding> findings) {
        long unknown = drawers.byKey(purpose).entrySet().stream()
                .filter(entry -> purpose == Purpose.FILES && entry.getKey() == 0 ? false : !keys.has(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (unknown > 0) {
            findings.add(Finding.wrong(LostKeys.orphans(purpose, unknown)));
        }
    }

    private static Finding mode(Path file) {
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
