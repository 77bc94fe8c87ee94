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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The data keys: one keyset per purpose, kept in the database but sealed with the master key. Made on the first
/// start; a start that finds keysets but not their master key stops before anything is written.
@Component
class Keyring {

    private static final long TURN = 0x6E79_0BL;

    private final JdbcClient jdbc;
    private final Map<Purpose, Aead> aeads = new EnumMap<>(Purpose.class);
    private @Nullable StreamingAead streams;
    private final Map<Purpose, PrfSet> prfs = new EnumMap<>(Purpose.class);

    Keyring(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${tongchuang.master-key-file}") Path masterKeyFile) {
        this.jdbc = jdbc;
        registerKinds();
        open(new MasterKey(masterKeyFile), new TransactionTemplate(transactions));
    }

    /// All that a first start makes is made in one transaction, one node after the other: of two nodes with a key file
    /// each, the second finds keys that its own file did not make and stops, rather than mix the two.
    private void open(MasterKey file, TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:turn)")
                    .param("turn", TURN)
                    .query((row, n) -> 0)
                    .single();
            Aead key = file.read().orElseGet(() -> createUnlessLost(file));
            for (Purpose purpose : Purpose.values()) {
                load(purpose, key);
            }
        });
    }

    private static void registerKinds() {
        try {
            PrfConfig.register();
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Opens every keyset as a start would, and seals and opens a canary with each; reads only.
    ///
    /// @return how many there are
    static int tryOut(JdbcClient jdbc, Aead master) {
        registerKinds();
        List<SealedKeys> all = jdbc.sql("select purpose, sealed from privacy.keyset order by purpose")
                .query((row, n) -> new SealedKeys(Purpose.valueOf(row.getString(1)), row.getBytes(2)))
                .list();
        all.forEach(one -> one.tryOut(master));
        return all.size();
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

    private void load(Purpose purpose, Aead key) {
        KeysetHandle keys = sealedKeyset(purpose, key).open(key);
        try {
            keep(purpose, keys);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("the keys for " + purpose + " are of another kind", wrong);
        }
    }

    private void keep(Purpose purpose, KeysetHandle keys) throws GeneralSecurityException {
        if (purpose == Purpose.FILES) {
            streams = keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        } else if (macs(purpose)) {
            prfs.put(purpose, keys.getPrimitive(RegistryConfiguration.get(), PrfSet.class));
        } else {
            aeads.put(purpose, keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        }
    }

    private SealedKeys sealedKeyset(Purpose purpose, Aead key) {
        return jdbc.sql("select sealed from privacy.keyset where purpose = :purpose")
                .param("purpose", purpose.name())
                .query(byte[].class)
                .optional()
                .map(keyset -> new SealedKeys(purpose, keyset))
                .orElseGet(() -> make(purpose, key));
    }

    private SealedKeys make(Purpose purpose, Aead key) {
        SealedKeys made = SealedKeys.fresh(purpose, key);
        jdbc.sql("insert into privacy.keyset (purpose, sealed) values (:purpose, :sealed)")
                .param("purpose", purpose.name())
                .param("sealed", made.keyset)
                .update();
        return made;
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

    /// A keyset as it lies in the database.
    private record SealedKeys(Purpose purpose, byte[] keyset) {

        static SealedKeys fresh(Purpose purpose, Aead master) {
            Parameters kind = purpose == Purpose.FILES
                    ? PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB
                    : macs(purpose) ? PredefinedPrfParameters.HMAC_SHA256_PRF : PredefinedAeadParameters.AES256_GCM;
            try {
                return new SealedKeys(
                        purpose,
                        TinkProtoKeysetFormat.serializeEncryptedKeyset(
                                KeysetHandle.generateNew(kind), master, context(purpose)));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("this Java can't make keys for " + purpose, impossible);
            }
        }

        KeysetHandle open(Aead master) {
            try {
                return TinkProtoKeysetFormat.parseEncryptedKeyset(keyset, master, context(purpose));
            } catch (GeneralSecurityException wrong) {
                throw new IllegalStateException(
                        "the master key does not open this database's keys; bring back the one it was made with",
                        wrong);
            }
        }

        void tryOut(Aead master) {
            try {
                KeysetHandle keys = open(master);
                byte[] canary = context(purpose);
                if (purpose == Purpose.FILES) {
                    keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
                } else if (macs(purpose)) {
                    keys.getPrimitive(RegistryConfiguration.get(), PrfSet.class).computePrimary(canary, 16);
                } else {
                    Aead aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
                    aead.decrypt(aead.encrypt(canary, canary), canary);
                }
            } catch (GeneralSecurityException broken) {
                throw new IllegalStateException("the keys for " + purpose + " don't work", broken);
            }
        }
    }
}
