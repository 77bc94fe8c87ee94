package org.tongchuang.members.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.files.FileStore;
import org.tongchuang.integrations.sheets.Sheet;
import org.tongchuang.integrations.sheets.SheetLimits;
import org.tongchuang.integrations.sheets.Sheets;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Refusal;

/// The uploaded files: kept sealed, and laid out in the open only while one is read.
@Component
class RosterFiles {

    private final FileStore store;
    private final Vault vault;
    private final Path desk;

    RosterFiles(FileStore store, Vault vault, @Value("${tongchuang.data}/tmp/rosters") Path desk) throws IOException {
        this.store = store;
        this.vault = vault;
        this.desk = desk;
        clear(desk);
    }

    void keep(UUID id, Path file) throws IOException {
        try (OutputStream sealed = vault.sealing(id, store.write(id))) {
            Files.copy(file, sealed);
        }
    }

    /// The file, opened; closing lays it away again.
    ///
    /// @throws org.tongchuang.integrations.sheets.SheetRefused when it can't be read
    OpenRoster open(UUID id, String fileName) throws IOException {
        Files.createDirectories(desk);
        Path laidOut = Files.createTempFile(desk, "roster", ".open");
        try {
            try (InputStream sealed = vault.opening(id, store.read(id))) {
                Files.copy(sealed, laidOut, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException past) {
                // its time was over
                throw Refusal.because("members.import.file-gone");
            }
            return new OpenRoster(sheet(laidOut, fileName), laidOut, fileName);
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(laidOut);
            throw failed;
        }
    }

    void delete(UUID id) throws IOException {
        store.delete(id);
    }

    /// What a killed process left lying open.
    private static void clear(Path desk) throws IOException {
        if (Files.isDirectory(desk)) {
            try (Stream<Path> left = Files.list(desk)) {
                for (Path file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static Sheet sheet(Path laidOut, String fileName) {
        return Sheets.open(laidOut, fileName, SheetLimits.roster());
    }

    record OpenRoster(Sheet sheet, Path laidOut, String fileName) implements AutoCloseable {

        /// The same file from its beginning, to be closed before this one.
        Sheet again() {
            return RosterFiles.sheet(laidOut, fileName);
        }

        @Override
        public void close() throws IOException {
            sheet.close();
            Files.deleteIfExists(laidOut);
        }
    }
}
