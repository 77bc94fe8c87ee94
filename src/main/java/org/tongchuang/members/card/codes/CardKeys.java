package org.tongchuang.members.card.codes;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.Vault;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.recall.Recall;

/// The university's keys for cards: their secret halves sealed, the newest one signing. Another node hears of a change
/// within ten seconds.
@Repository
public class CardKeys {

    private static final long TURN = 0x746f6e67_63617264L;
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;
    private final Recall<Boolean, List<CardKey>> known;
    private final Recall<UUID, PrivateKey> secrets;

    CardKeys(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.known = new Recall<>(FRESH, clock, any -> all());
        this.secrets = new Recall<>(Duration.ofMinutes(5), clock, this::opened);
    }

    /// A certificate with its signature, to which a phone adds its own.
    public byte[] sign(Certificate certificate) {
        CardKey key = named(known.of(true), certificate.key())
                .or(() -> named(all(), certificate.key()))
                .orElseThrow();
        return CardCode.signed(certificate, secrets.of(key.id()));
    }

    /// A whole code, for a card that no phone shows.
    public String code(Certificate certificate) {
        return CardCode.written(sign(certificate));
    }

    /// Which key signs now; the first is made when it is first asked for.
    @Transactional
    public CardKey signing() {
        return newest(known.of(true)).or(() -> newest(all())).orElseGet(this::first);
    }

    /// All that vouch for cards, newest first.
    public List<CardKey> published() {
        return known.of(true).stream().filter(key -> key.withdrawnAt() == null).toList();
    }

    /// Those withdrawn too, newest first.
    public List<CardKey> all() {
        return jdbc.sql(
                        "select id, short, public_key, made_at, withdrawn_at from members.card_key order by made_at desc, id desc")
                .query((row, n) -> {
                    Timestamp withdrawn = row.getTimestamp(5);
                    return new CardKey(
                            row.getObject(1, UUID.class),
                            row.getLong(2),
                            row.getBytes(3),
                            row.getTimestamp(4).toInstant(),
                            withdrawn == null ? null : withdrawn.toInstant());
                })
                .list();
    }

    /// Whether the university's key and the phone's own made this code.
    public Trust trust(CardCode code) {
        long name = code.certificate().key();
        // another node may have made it a moment ago
        Optional<CardKey> key = named(known.of(true), name).or(() -> named(all(), name));
        if (key.isEmpty() || key.get().withdrawnAt() != null) {
            return Trust.UNKNOWN_KEY;
        }
        return code.isOf(key.get().publicKey()) && code.isProved() ? Trust.TRUE : Trust.FORGED;
    }

    public enum Trust {
        TRUE,
        UNKNOWN_KEY,
        FORGED
    }

    /// Another key signs from now on; the old ones vouch for what they signed.
    @Transactional
    public CardKey renew() {
        hold();
        return add();
    }

    /// Nothing this key signed is believed any more; false when there is no such key or it was withdrawn before.
    @Transactional
    public boolean withdraw(UUID id) {
        hold();
        boolean done =
                jdbc.sql("update members.card_key set withdrawn_at = :at where id = :id and withdrawn_at is null")
                                .param("at", Timestamp.from(clock.instant()))
                                .param("id", id)
                                .update()
                        == 1;
        known.forget(true);
        return done;
    }

    private CardKey first() {
        hold();
        return newest(all()).orElseGet(this::add);
    }

    private CardKey add() {
        KeyPair pair = CardKey.fresh();
        Instant now = clock.instant();
        CardKey key = CardKey.of(Ids.next(), pair, now);
        jdbc.sql(
                        "insert into members.card_key (id, short, public_key, secret, made_at) values (:id, :short, :public, :secret, :at)")
                .params(Map.of(
                        "id",
                        key.id(),
                        "short",
                        key.shortId(),
                        "public",
                        key.publicKey(),
                        "secret",
                        vault.seal(Purpose.SECRETS, key.id(), pair.getPrivate().getEncoded()),
                        "at",
                        Timestamp.from(now)))
                .update();
        known.forget(true);
        return key;
    }

    private void hold() {
        jdbc.sql("select pg_advisory_xact_lock(:turn)").param("turn", TURN).query(row -> {});
    }

    private static Optional<CardKey> named(List<CardKey> keys, long shortId) {
        return keys.stream().filter(one -> one.shortId() == shortId).findFirst();
    }

    private static Optional<CardKey> newest(List<CardKey> keys) {
        return keys.stream().filter(key -> key.withdrawnAt() == null).findFirst();
    }

    private PrivateKey opened(UUID id) {
        byte[] sealed = jdbc.sql("select secret from members.card_key where id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
        return CardKey.secret(vault.open(Purpose.SECRETS, id, sealed));
    }
}
