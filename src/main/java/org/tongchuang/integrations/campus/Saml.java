package org.tongchuang.integrations.campus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;

/// SAML 2.0, web browser profile: the request goes out by redirect, the signed response is posted back. What nobody
/// asked for is refused. The request's ID is made of the journey's state, so an answer fits one journey and no other.
@Component
class Saml implements Voucher {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final int LONGEST = 700_000;
    private static final int MOST = 50;

    private final Outbound outbound;
    private final Clock clock;
    private final Map<URI, Read> read = new ConcurrentHashMap<>();

    Saml(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.SAML;
    }

    @Override
    public URI begin(Partner partner, Journey journey) {
        SamlMetadata provider = provider(partner, FRESH);
        String request = """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="%s" Version="2.0" IssueInstant="%s" Destination="%s" AssertionConsumerServiceURL="%s" \
                ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST">\
                <saml:Issuer>%s</saml:Issuer><samlp:NameIDPolicy AllowCreate="true"/></samlp:AuthnRequest>\
                """.formatted(
                        request(journey),
                        clock.instant().truncatedTo(ChronoUnit.SECONDS),
                        escaped(provider.signOn()),
                        escaped(journey.back()),
                        escaped(journey.home()));
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("SAMLRequest", Base64.getEncoder().encodeToString(deflated(request)));
        asked.put("RelayState", journey.state());
        return Outbound.with(provider.signOn(), asked);
    }

    /// Should the provider have renewed its key, its metadata is read anew, at most once a minute.
    @Override
    public Vouched finish(Partner partner, Journey journey, Map<String, String> answer) {
        String xml = decoded(answer.getOrDefault("SAMLResponse", ""));
        SamlMetadata known = provider(partner, FRESH);
        try {
            return vouched(xml, known, journey);
        } catch (VouchRefused refused) {
            SamlMetadata now = provider(partner, REST);
            if (now.equals(known)) {
                throw refused;
            }
            return vouched(xml, now, journey);
        }
    }

    @Override
    public Optional<String> metadata(URI home, URI back) {
        return Optional.of(SamlMetadata.ours(home, back));
    }

    private Vouched vouched(String xml, SamlMetadata provider, Journey journey) {
        return new SamlAnswer(
                        SafeXml.read(xml),
                        new SamlAnswer.Expected(
                                provider,
                                request(journey),
                                journey.home().toString(),
                                journey.back().toString(),
                                clock.instant()))
                .read();
    }

    private SamlMetadata provider(Partner partner, Duration age) {
        Instant now = clock.instant();
        Optional<String> wanted = partner.find("entityId");
        Optional<URI> address = partner.findAddress("metadataUrl");
        if (address.isEmpty()) {
            return SamlMetadata.read(partner.must("metadata"), wanted, now);
        }
        Read last = read.get(address.get());
        if (last == null || last.at.isAfter(now) || !last.at.plus(age).isAfter(now)) {
            if (read.size() > MOST) {
                read.clear();
            }
            last = new Read(outbound.get(address.get(), Map.of("Accept", "application/samlmetadata+xml, */*")), now);
            read.put(address.get(), last);
        }
        return SamlMetadata.read(last.xml, wanted, now);
    }

    private static String request(Journey journey) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(journey.state().getBytes(StandardCharsets.US_ASCII));
            return "_" + HexFormat.of().formatHex(hash, 0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String decoded(String response) {
        if (response.isEmpty() || response.length() > LONGEST) {
            throw VouchRefused.untrusted("there is no response of a usual size");
        }
        try {
            return new String(Base64.getMimeDecoder().decode(response), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException none) {
            throw VouchRefused.untrusted("the response can't be read");
        }
    }

    private static byte[] deflated(String request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, raw)) {
            out.write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            raw.end();
        }
        return bytes.toByteArray();
    }

    private static String escaped(URI address) {
        return address.toString().replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private record Read(String xml, Instant at) {}
}
