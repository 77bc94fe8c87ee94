package org.tongchuang.integrations.campus;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.w3c.dom.Element;

/// What an identity provider's metadata says: its name, where to send people, and by which keys it signs.
record SamlMetadata(String entityId, URI signOn, List<PublicKey> keys) {

    private static final String MD = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";

    /// @param wanted its entityID, if there are several in the document
    static SamlMetadata read(String xml, Optional<String> wanted, Instant now) {
        Element root;
        try {
            root = SafeXml.read(xml).getDocumentElement();
        } catch (VouchRefused unreadable) {
            throw VouchRefused.misconfigured("the metadata is no XML that we read");
        }
        List<Element> fitting = new ArrayList<>();
        collect(root, wanted, fitting, now);
        if (fitting.size() != 1) {
            throw VouchRefused.misconfigured("the metadata names " + fitting.size() + " identity providers that fit");
        }
        Element entity = fitting.getFirst();
        Element provider = SafeXml.children(entity, MD, "IDPSSODescriptor").getFirst();
        List<PublicKey> keys = keys(provider);
        if (keys.isEmpty()) {
            throw VouchRefused.misconfigured("the metadata has no key to sign with");
        }
        return new SamlMetadata(entity.getAttribute("entityID"), signOn(provider), keys);
    }

    /// Our own, by which identity providers know us.
    static String ours(URI home, URI back) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                  <md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s" index="0" isDefault="true"/>
                  </md:SPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(home, back);
    }

    private static void collect(Element element, Optional<String> wanted, List<Element> found, Instant now) {
        Optional<Instant> until = time(element, "validUntil");
        if (until.isPresent() && !until.get().isAfter(now)) {
            throw VouchRefused.misconfigured("the metadata has expired");
        }
        if (SafeXml.is(element, MD, "EntitiesDescriptor")) {
            SafeXml.children(element).forEach(child -> collect(child, wanted, found, now));
        } else if (SafeXml.is(element, MD, "EntityDescriptor")
                && !SafeXml.children(element, MD, "IDPSSODescriptor").isEmpty()
                && wanted.map(element.getAttribute("entityID")::equals).orElse(true)) {
            found.add(element);
        }
    }

    private static URI signOn(Element provider) {
        for (Element service : SafeXml.children(provider, MD, "SingleSignOnService")) {
            URI address = Partner.callable(service.getAttribute("Location"));
            if (REDIRECT.equals(service.getAttribute("Binding")) && address != null) {
                return address;
            }
        }
        throw VouchRefused.misconfigured("the metadata has no sign-on address for browsers (HTTP-Redirect, https)");
    }

    private static List<PublicKey> keys(Element provider) {
        List<PublicKey> keys = new ArrayList<>();
        for (Element descriptor : SafeXml.children(provider, MD, "KeyDescriptor")) {
            if (!"encryption".equals(descriptor.getAttribute("use"))) {
                var certificates = descriptor.getElementsByTagNameNS(SamlSignature.DS, "X509Certificate");
                for (int n = 0; n < certificates.getLength(); n++) {
                    keys.add(key(certificates.item(n).getTextContent()));
                }
            }
        }
        return keys;
    }

    private static PublicKey key(String base64) {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64.strip());
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes))
                    .getPublicKey();
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw VouchRefused.misconfigured("the metadata has a certificate nobody can read");
        }
    }

    /// The moment an attribute names, if it is there.
    static Optional<Instant> time(Element element, String name) {
        String text = element.getAttribute(name);
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            throw VouchRefused.untrusted(name + " is no moment");
        }
    }
}
