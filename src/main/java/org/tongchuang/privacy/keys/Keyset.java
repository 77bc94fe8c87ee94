package org.tongchuang.privacy.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.privacy.Purpose;

/// The keys of one purpose, opened, the eldest first. One of them is the primary, by which new values are sealed; the
/// others open what was sealed before. Never changed once made.
public final class Keyset {

    private final Purpose purpose;
    private final KeysetHandle keys;
    private final @Nullable Aead aead;
    private final Map<Integer, StreamingAead> streams = new LinkedHashMap<>();
    private final List<Prf> prfs = new ArrayList<>();
    private final List<Prf> written = new ArrayList<>();
    private @Nullable Prf primaryPrf;

    private Keyset(Purpose purpose, KeysetHandle keys) throws GeneralSecurityException {
        this.purpose = purpose;
        this.keys = keys;
        this.aead = purpose.isMac() || purpose == Purpose.FILES
                ? null
                : keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        for (int i = 0; i < keys.size(); i++) {
            KeysetHandle.Entry entry = keys.getAt(i);
            KeysetHandle alone = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(entry.getKey())
                            .withFixedId(entry.getId())
                            .makePrimary())
                    .build();
            if (purpose == Purpose.FILES) {
                streams.put(entry.getId(), alone.getPrimitive(RegistryConfiguration.get(), StreamingAead.class));
            } else if (purpose.isMac()) {
                add(entry, alone.getPrimitive(RegistryConfiguration.get(), PrfSet.class));
            }
        }
    }

    private void add(KeysetHandle.Entry entry, PrfSet alone) throws GeneralSecurityException {
        Prf prf = Objects.requireNonNull(alone.getPrfs().get(alone.getPrimaryId()));
        prfs.add(prf);
        if (entry.getStatus() == KeyStatus.ENABLED) {
            written.add(prf);
        }
        if (entry.isPrimary()) {
            primaryPrf = prf;
        }
    }

    static void registerKinds() {
        try {
            AeadConfig.register();
            PrfConfig.register();
            StreamingAeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Keyset fresh(Purpose purpose) {
        try {
            return new Keyset(purpose, KeysetHandle.generateNew(kind(purpose)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this Java can't make keys for " + purpose, impossible);
        }
    }

    /// @throws GeneralSecurityException when this master key does not open it, or it is damaged
    static Keyset open(Purpose purpose, byte[] sealed, Aead master) throws GeneralSecurityException {
        return new Keyset(purpose, TinkProtoKeysetFormat.parseEncryptedKeyset(sealed, master, context(purpose)));
    }

    byte[] sealed(Aead master) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(keys, master, context(purpose));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("sealing the keys for " + purpose + " failed", impossible);
        }
    }

    /// With one key more, the youngest, which new values are sealed with from now on if it is the primary.
    Keyset withNewKey(boolean primary) {
        KeysetHandle.Builder.Entry entry =
                KeysetHandle.generateEntryFromParameters(kind(purpose)).withRandomId();
        return changed(KeysetHandle.newBuilder(keys).addEntry(primary ? entry.makePrimary() : entry));
    }

    /// With its youngest key as the primary.
    Keyset withYoungestFirst() {
        KeysetHandle.Builder next = KeysetHandle.newBuilder(keys);
        next.getAt(keys.size() - 1).makePrimary();
        return changed(next);
    }

    /// With all but the primary put to rest: MACs are no longer made with them unless they are asked for by name.
    Keyset withOlderAtRest() {
        KeysetHandle.Builder next = KeysetHandle.newBuilder(keys);
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.getAt(i).isPrimary()) {
                next.getAt(i).setStatus(KeyStatus.DISABLED);
            }
        }
        return changed(next);
    }

    /// With the primary alone.
    Keyset withoutOlder() {
        KeysetHandle.Entry primary = keys.getPrimary();
        return changed(KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(primary.getKey())
                        .withFixedId(primary.getId())
                        .makePrimary()));
    }

    private Keyset changed(KeysetHandle.Builder next) {
        try {
            return new Keyset(purpose, next.build());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the keys for " + purpose + " can't be changed", impossible);
        }
    }

    int primary() {
        return keys.getPrimary().getId();
    }

    /// The ids of all keys but the primary.
    List<Integer> older() {
        List<Integer> older = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.getAt(i).isPrimary()) {
                older.add(keys.getAt(i).getId());
            }
        }
        return older;
    }

    boolean has(int id) {
        return id == primary() || older().contains(id);
    }

    public Aead aead() {
        return present(aead);
    }

    /// @return null when this keyset has no such key
    @Nullable
    StreamingAead stream(int id) {
        return streams.get(id);
    }

    /// Opens with whichever key fits.
    StreamingAead anyStream() {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the keys for " + purpose + " are of another kind", impossible);
        }
    }

    public Prf prf() {
        return present(primaryPrf);
    }

    /// Every key that entries are written under: one, but for the time in which it is renewed.
    public List<Prf> written() {
        return written;
    }

    /// Every key, those at rest too, the eldest first.
    public List<Prf> all() {
        return prfs;
    }

    private <T> T present(@Nullable T key) {
        if (key == null) {
            throw new IllegalArgumentException(purpose + " has no key of this kind");
        }
        return key;
    }

    private static Parameters kind(Purpose purpose) {
        return purpose == Purpose.FILES
                ? PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB
                : purpose.isMac() ? PredefinedPrfParameters.HMAC_SHA256_PRF : PredefinedAeadParameters.AES256_GCM;
    }

    /// An owner's id, as sealed values are bound to it.
    public static byte[] owner(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static byte[] context(Purpose purpose) {
        return purpose.name().getBytes(StandardCharsets.UTF_8);
    }
}
