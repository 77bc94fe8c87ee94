package org.tongchuang.identity.passkeys;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// Adds and removes one's passkeys, and knows whose a passkey is that signs.
@Service
@Transactional
class PasskeyDesk {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ANSWER = 20_000;

    private final Passkeys passkeys;
    private final Challenges challenges;
    private final SecurityLetters letters;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    PasskeyDesk(
            Passkeys passkeys,
            Challenges challenges,
            SecurityLetters letters,
            ApplicationEventPublisher house,
            Clock clock) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.letters = letters;
        this.house = house;
        this.clock = clock;
    }

    List<Passkey> of(UUID account) {
        return passkeys.of(account);
    }

    /// @param answer of the device, as JSON
    /// @throws Refusal when it has no name, or the device's answer is none to our question
    void add(Actor actor, String typed, String answer, Place place) {
        String name = typed.replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.at("name", "identity.passkey.name.wrong", LONGEST_NAME);
        }
        if (passkeys.of(actor.id()).size() >= MOST) {
            throw Refusal.because("identity.passkey.many", MOST);
        }
        Passkey made = readable(answer)
                .flatMap(Ceremonies::challengeOfRegistration)
                .filter(challenge -> challenges.answeredRegistration(challenge, actor.id()))
                .flatMap(challenge ->
                        Ceremonies.registered(answer, place.expecting(challenge), actor.id(), name, clock.instant()))
                .orElseThrow(() -> Refusal.because("identity.passkey.failed"));
        if (!passkeys.add(made)) {
            throw Refusal.because("identity.passkey.failed");
        }
        done(actor, "identity.passkey.added", name);
    }

    /// @throws Refusal when it is the last way in
    void remove(Actor actor, UUID id) {
        if (passkeys.of(actor.id()).stream().noneMatch(one -> one.id().equals(id))) {
            throw new NotFound("passkey " + id);
        }
        passkeys.mustNotBeLast(actor.id());
        String name = passkeys.remove(actor.id(), id).orElseThrow(() -> new NotFound("passkey " + id));
        done(actor, "identity.passkey.removed", name);
    }

    /// Whose passkey signed this; empty when anything about it is wrong.
    Optional<UUID> signedInWith(String answer, Place place) {
        Optional<byte[]> challenge =
                readable(answer).flatMap(Ceremonies::challengeOfSignIn).filter(challenges::answeredSignIn);
        Optional<Passkey> passkey =
                challenge.flatMap(asked -> Ceremonies.credential(answer)).flatMap(passkeys::find);
        if (challenge.isEmpty() || passkey.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return Ceremonies.signedIn(answer, place.expecting(challenge.get()), passkey.get())
                .map(signed -> {
                    passkeys.used(passkey.get().id(), signed.signCount(), signed.backedUp(), now);
                    return passkey.get().account();
                });
    }

    private static Optional<String> readable(String answer) {
        return Optional.of(answer).filter(text -> !text.isBlank() && text.length() <= LONGEST_ANSWER);
    }

    private void done(Actor actor, String act, String name) {
        house.publishEvent(AuditEvent.of(actor, act, Map.of("name", name)));
        letters.tell(actor.id(), act, name);
    }

    /// Where the browser was that answered.
    record Place(String relyingParty, String origin) {

        Ceremonies.Expected expecting(byte[] challenge) {
            return new Ceremonies.Expected(relyingParty, origin, challenge);
        }
    }
}
