package org.tongchuang.privacy.keys;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Where renewals begin and end. New values are sealed with the new key at once; the older ones follow in the
/// background.
@Service
class RotationDesk {

    private final Keyring keyring;
    private final MasterKey master;
    private final Rotations rotations;
    private final ApplicationEventPublisher house;
    private final TransactionTemplate transaction;

    RotationDesk(
            Keyring keyring,
            MasterKey master,
            Rotations rotations,
            ApplicationEventPublisher house,
            PlatformTransactionManager transactions) {
        this.keyring = keyring;
        this.master = master;
        this.rotations = rotations;
        this.house = house;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Gives a purpose another key, unless that is under way already.
    ///
    /// @return the renewal under way
    UUID renew(Actor actor, Purpose purpose) {
        mayRenew(actor);
        UUID id = inTurn(
                () -> {
                    boolean lookedUp = purpose == Purpose.LOOKUP;
                    keyring.change(purpose, !lookedUp, keys -> next(purpose, keys));
                    UUID made = rotations.add(
                            purpose.name(), lookedUp ? Rotation.Stage.SPREADING : Rotation.Stage.RESEALING, actor);
                    if (lookedUp) {
                        rotations.move(rotations.get(made), Rotation.Stage.SPREADING, keyring.rest());
                    }
                    tell(actor, "privacy.key.renewal", purpose.name());
                    if (purpose == Purpose.AUDIT || purpose == Purpose.LINKS) {
                        end(rotations.get(made), 0);
                    }
                    return made;
                },
                purpose.name());
        keyring.lookAgain();
        return id;
    }

    /// Of the keys that sign links the one before stays, for links that were sent; those before it go.
    private static Keyset next(Purpose purpose, Keyset keys) {
        return purpose == Purpose.LINKS
                ? keys.withoutOlder().withNewKey(true)
                : keys.withNewKey(purpose != Purpose.LOOKUP);
    }

    /// @throws Refusal when the next key must be laid down by hand first
    UUID renewMaster(Actor actor) {
        mayRenew(actor);
        return inTurn(
                () -> {
                    if (!master.canBeRenewed()) {
                        throw Refusal.because(
                                "privacy.keys.by-hand",
                                String.valueOf(master.nextFile()),
                                String.valueOf(master.file()));
                    }
                    UUID made = rotations.add(Rotation.MASTER, Rotation.Stage.ASKED, actor);
                    tell(actor, "privacy.key.renewal", Rotation.MASTER);
                    return made;
                },
                Rotation.MASTER);
    }

    /// Takes the older keys out of a keyset that nothing is sealed with any more, and ends the renewal.
    void close(Rotation rotation) {
        transaction.executeWithoutResult(status -> {
            keyring.change(rotation.purpose(), false, Keyset::withoutOlder);
            end(rotation, 0);
        });
        keyring.lookAgain();
    }

    /// Ends it with the older key still there.
    void closeWith(Rotation rotation, long stuck) {
        transaction.executeWithoutResult(status -> end(rotation, stuck));
    }

    static void mayRenew(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        if (!actor.reach().everyone()) {
            throw Refusal.because("privacy.keys.everyone");
        }
    }

    private UUID inTurn(Begin begin, String subject) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (subject.equals(Purpose.AUDIT.name())) {
                // What is sealed from now on is sealed with the new key, on every node.
                keyring.holdSeals();
            }
            keyring.hold();
            return rotations.open(subject).map(Rotation::id).orElseGet(begin::go);
        }));
    }

    private void end(Rotation rotation, long stuck) {
        rotations.finish(rotation, stuck);
        tell(Actor.house(), "privacy.key.renewed", rotation.subject());
    }

    private void tell(Actor actor, String act, String subject) {
        house.publishEvent(AuditEvent.of(actor, act, Map.of("key", subject.toLowerCase(Locale.ROOT))));
    }

    @FunctionalInterface
    private interface Begin {
        UUID go();
    }
}
