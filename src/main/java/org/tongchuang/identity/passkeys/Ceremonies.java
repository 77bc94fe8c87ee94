package org.tongchuang.identity.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Ids;

/// Reads and checks what devices answer, all by the library; nothing else here knows it. It is loaded when the first
/// passkey comes, not at the start.
final class Ceremonies {

    /// In the order in which we like them: ES256, EdDSA, RS256.
    static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private Ceremonies() {}

    /// The challenge an answer says it was given; empty when it can't be read. Nothing in it is to be believed yet.
    static Optional<byte[]> challengeOfRegistration(String answer) {
        try {
            RegistrationData data = Library.MANAGER.parseRegistrationResponseJSON(answer);
            return challenge(data.getCollectedClientData());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<byte[]> challengeOfSignIn(String answer) {
        try {
            AuthenticationData data = Library.MANAGER.parseAuthenticationResponseJSON(answer);
            return challenge(data.getCollectedClientData());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /// The id of the credential that answers; empty when it can't be read.
    static Optional<byte[]> credential(String answer) {
        try {
            return Optional.ofNullable(
                    Library.MANAGER.parseAuthenticationResponseJSON(answer).getCredentialId());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /// The passkey that was made, its owner having been verified by the device; empty when anything is wrong.
    static Optional<Passkey> registered(String answer, Expected expected, UUID account, String name, Instant now) {
        List<PublicKeyCredentialParameters> algorithms = ALGORITHMS.stream()
                .map(COSEAlgorithmIdentifier::create)
                .map(one -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, one))
                .toList();
        try {
            RegistrationData data = Library.MANAGER.verifyRegistrationResponseJSON(
                    answer, new RegistrationParameters(expected.property(), algorithms, true, true));
            AuthenticatorData<?> told =
                    Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData made = Objects.requireNonNull(told.getAttestedCredentialData());
            Set<AuthenticatorTransport> transports = data.getTransports();
            return Optional.of(new Passkey(
                    Ids.next(),
                    account,
                    name,
                    made.getCredentialId(),
                    Library.OBJECTS.getCborConverter().writeValueAsBytes(made.getCOSEKey()),
                    Objects.requireNonNullElse(made.getAaguid().getValue(), new UUID(0, 0)),
                    told.getSignCount(),
                    transports == null
                            ? List.of()
                            : transports.stream()
                                    .map(AuthenticatorTransport::getValue)
                                    .toList(),
                    told.isFlagBE(),
                    told.isFlagBS(),
                    now,
                    null));
        } catch (VerificationException | DataConversionException | NullPointerException wrong) {
            return Optional.empty();
        }
    }

    /// What the device told when it signed with this passkey, its owner having been verified; empty when anything is
    /// wrong, such as a counter that went back.
    static Optional<Signed> signedIn(String answer, Expected expected, Passkey passkey) {
        try {
            AuthenticationData data = Library.MANAGER.verifyAuthenticationResponseJSON(
                    answer, new AuthenticationParameters(expected.property(), record(passkey), null, true, true));
            AuthenticatorData<?> told = Objects.requireNonNull(data.getAuthenticatorData());
            return Optional.of(new Signed(told.getSignCount(), told.isFlagBS()));
        } catch (VerificationException | DataConversionException | NullPointerException wrong) {
            return Optional.empty();
        }
    }

    private static CredentialRecordImpl record(Passkey passkey) {
        COSEKey key = Library.OBJECTS.getCborConverter().readValue(passkey.publicKey(), COSEKey.class);
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                passkey.backupEligible(),
                passkey.backedUp(),
                passkey.signCount(),
                new AttestedCredentialData(
                        new AAGUID(passkey.aaguid()), passkey.credentialId(), Objects.requireNonNull(key)),
                null,
                null,
                null,
                null);
    }

    private static Optional<byte[]> challenge(@Nullable CollectedClientData said) {
        return said == null
                ? Optional.empty()
                : Optional.ofNullable(said.getChallenge().getValue());
    }

    /// @param origin where the browser must have been
    record Expected(String relyingParty, String origin, byte[] challenge) {

        ServerProperty property() {
            return ServerProperty.builder()
                    .origin(Origin.create(origin))
                    .rpId(relyingParty)
                    .challenge(new DefaultChallenge(challenge))
                    .build();
        }
    }

    record Signed(long signCount, boolean backedUp) {}

    private static final class Library {

        static final ObjectConverter OBJECTS = new ObjectConverter();
        static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(OBJECTS);
    }
}
