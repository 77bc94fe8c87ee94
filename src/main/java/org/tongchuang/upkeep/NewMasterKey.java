package org.tongchuang.upkeep;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;

/// `master-key`: a fresh master key in a file of its own, for machines on which the program may not write one itself.
final class NewMasterKey {

    private NewMasterKey() {}

    /// Never writes over anything.
    ///
    /// @return the exit code
    static int write(Path file) {
        if (file.toString().isEmpty()) {
            return refuse("master-key needs a file.");
        }
        try {
            AeadConfig.register();
            KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
            Files.writeString(file, "", StandardOpenOption.CREATE_NEW);
            OwnerOnly.close(file);
            Files.writeString(
                    file,
                    TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get()),
                    StandardOpenOption.SYNC);
            System.out.println("A new master key lies in " + file.toAbsolutePath()
                    + ". Copy it to a safe place before it is used; nothing is sealed with it yet.");
            return 0;
        } catch (java.nio.file.FileAlreadyExistsException there) {
            return refuse(file + " exists already; nothing was changed.");
        } catch (IOException | GeneralSecurityException e) {
            return refuse("The key can't be written: " + e);
        }
    }

    private static int refuse(String line) {
        System.err.println("tongchuang: " + line);
        return 1;
    }
}
