package org.tongchuang.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The data keys: one keyset per purpose, kept in the database but sealed with the master key. Made on the first
/// start; a start that finds keysets but not their master key stops before anything is written.
@Component
class Keyring {

    private final JdbcClient jdbc;
    private final Aead master;
    private final Map<Purpose, Aead> aeads = new EnumMap<>(Purpose.class);
    private @Nullable StreamingAead streams;
    private final Map<Purpose, PrfSet> prfs = new EnumMap<>(Purpose.class);

    Keyring(JdbcClient jdbc, @Value("${tongchuang.master-key-file}") Path masterKeyFile)
            throws GeneralSecurityException {
        this.jdbc = jdbc;
        PrfConfig.register();
        StreamingAeadConfig.register();
        MasterKey file = new MasterKey(masterKeyFile);
        this.master = file.read().orElseGet(() -> createUnlessLost(file));
        for (Purpose purpose : Purpose.values()) {
            load(purpose);
        }
    }

    Aead aead(Purpose purpose) {
        return present(aeads.get(purpose), purpose);
    }

    PrfSet prf(Purpose purpose) {
        return present(prfs.get(purpose), purpose);
    }

    StreamingAead streams() {
        return present(streams, Purpose.FILES);
    }

    private Aead createUnlessLost(MasterKey file) {
        if (sealedBefore()) {
            throw new IllegalStateException("the master key " + file.file()
                    + " is missing, and this database was sealed with it; bring it back from your backup");
        }
        return file.create();
    }

    private boolean sealedBefore() {
        return jdbc.sql("select exists (select 1 from privacy.keyset)")
                .query(Boolean.class)
                .single();
    }

    private void load(Purpose purpose) throws GeneralSecurityException {
        byte[] sealed = sealedKeyset(purpose);
        KeysetHandle keys;
        try {
            keys = TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, master, context(purpose));
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException(
                    "the master key does not open this database's keys; bring back the one it was made with", wrong);
        }
        if (purpose == Purpose.FILES) {
            streams = keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        } else if (macs(purpose)) {
            prfs.put(purpose, keys.getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } else {
            aeads.put(purpose, keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        }
    }

    /// Two nodes may start on an empty database at once: the first keyset written is the one both use.
    private byte[] sealedKeyset(Purpose purpose) throws GeneralSecurityException {
        String sql = "select sealed from privacy.keyset where purpose = :purpose";
        var there = jdbc.sql(sql)
                .param("purpose", purpose.name())
                .query(byte[].class)
                .optional();
        if (there.isPresent()) {
            return there.get();
        }
        Parameters kind = purpose == Purpose.FILES
                ? PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB
                : macs(purpose) ? PredefinedPrfParameters.HMAC_SHA256_PRF : PredefinedAeadParameters.AES256_GCM;
        byte[] sealed = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                KeysetHandle.generateNew(kind), master, context(purpose));
        jdbc.sql("insert into privacy.keyset (purpose, sealed) values (:purpose, :sealed) on conflict do nothing")
                .param("purpose", purpose.name())
                .param("sealed", sealed)
                .update();
        return jdbc.sql(sql)
                .param("purpose", purpose.name())
                .query(byte[].class)
                .single();
    }

    private static boolean macs(Purpose purpose) {
        return purpose == Purpose.LOOKUP || purpose == Purpose.AUDIT;
    }

    private static byte[] context(Purpose purpose) {
        return purpose.name().getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T present(@Nullable T key, Purpose purpose) {
        if (key == null) {
            throw new IllegalArgumentException(purpose + " has no key of this kind");
        }
        return key;
    }
}
