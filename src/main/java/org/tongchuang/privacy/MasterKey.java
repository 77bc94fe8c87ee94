package org.tongchuang.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.Optional;

/// The key-encryption key: a file of mode 0600 outside the database. Whoever loses it loses every protected value,
/// so it is made once, never overwritten, and its absence is said plainly before anything is written.
final class MasterKey {

    private final Path file;

    MasterKey(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    Optional<Aead> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            AeadConfig.register();
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return Optional.of(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the master key " + file + " can't be read", unreadable);
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new IllegalStateException(
                    "the master key " + file + " is damaged; bring it back from your backup", broken);
        }
    }

    Aead create() {
        try {
            AeadConfig.register();
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            write(TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the master key " + file + " can't be written", unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java can't make AES-GCM keys", impossible);
        }
    }

    private void write(String keyset) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key file lies in a folder");
        boolean posix = Files.getFileStore(existing(folder)).supportsFileAttributeView("posix");
        FileAttribute<?>[] mine = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(folder, mine);
        Path draft = folder.resolve(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (posix) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(draft, keyset, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.move(draft, file);
        syncFolder(folder);
    }

    /// The database may remember keys sealed with this file, so its name must be on the disk before theirs.
    private static void syncFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.exists(there)) {
            there = Objects.requireNonNull(there.getParent(), "the root exists");
        }
        return there;
    }
}
