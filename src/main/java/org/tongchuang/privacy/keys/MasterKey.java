package org.tongchuang.privacy.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongchuang.integrations.postgres.StartRefused;

/// The key-encryption key: a file of mode 0600 outside the database. Whoever loses it loses every protected value, so
/// it is made once and its absence is said plainly before anything is written.
///
/// While it is renewed the new one lies beside it, as `….next`, until all keysets are sealed with it; then it takes the
/// file's place, and the old one is kept aside for the older backups.
final class MasterKey {

    private final Path file;
    private final boolean alone;
    private final Clock clock;

    /// @param alone whether no other machine needs the file
    MasterKey(Path file, boolean alone, Clock clock) {
        Keyset.registerKinds();
        this.file = file;
        this.alone = alone;
        this.clock = clock;
    }

    /// Makes a master key in a file of its own, mode 0600.
    ///
    /// @throws StartRefused when there is such a file already, or it can't be written
    static void make(Path file) {
        new MasterKey(file, true, Clock.systemUTC()).create();
    }

    Path file() {
        return file;
    }

    Path nextFile() {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    Optional<Aead> read() {
        return read(file);
    }

    /// The one that is to take its place.
    Optional<Aead> next() {
        return read(nextFile());
    }

    /// All that may have sealed the keysets: the one in the file, and the next.
    List<Aead> readAll() {
        return java.util.stream.Stream.of(read(), next())
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Aead> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return Optional.of(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException unreadable) {
            throw new StartRefused("The master key " + file + " can't be read: " + unreadable.getMessage(), unreadable);
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new StartRefused(
                    "The master key " + file + " is damaged; bring it back from where you keep a copy. Nothing was"
                            + " changed.",
                    broken);
        }
    }

    Aead create() {
        return create(file);
    }

    /// Whether the next one is there, or may be laid down: not where other machines would be left without it.
    boolean canBeRenewed() {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key file lies in a folder");
        return Files.exists(nextFile()) || alone && Files.isWritable(folder) && Files.isWritable(file);
    }

    Aead createNext() {
        return create(nextFile());
    }

    private static Aead create(Path file) {
        try {
            KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            KeyFiles.write(file, TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get()));
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (IOException unwritable) {
            throw new StartRefused("The master key " + file + " can't be written: " + unwritable, unwritable);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java can't make AES-GCM keys", impossible);
        }
    }

    /// Lays the key in use aside under a name with the day in it, and puts the next in its place. The file is there at
    /// every moment; done again after a kill in the middle, it ends the same.
    void takeNext() {
        try {
            byte[] leaving = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (leaving.length > 0 && !Arrays.equals(leaving, Files.readAllBytes(nextFile()))) {
                keepAside(leaving);
            }
            KeyFiles.replace(nextFile(), file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the master key " + file + " can't be replaced", unwritable);
        }
    }

    private void keepAside(byte[] leaving) throws IOException {
        String name = file.getFileName() + ".until-" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Path aside = file.resolveSibling(name);
        for (int n = 2; Files.exists(aside); n++) {
            if (Arrays.equals(Files.readAllBytes(aside), leaving)) {
                return;
            }
            aside = file.resolveSibling(name + "-" + n);
        }
        KeyFiles.write(aside, new String(leaving, java.nio.charset.StandardCharsets.UTF_8));
    }
}
