package org.tongchuang.integrations.campus;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A SAML identity provider that lets everybody in as the same student; its answers are made to be tampered with.
public final class SamlStandIn extends StandIn {

    static final String ENTITY = "https://idp.example.edu/entity";

    private final InstantSource clock;
    private volatile KeyPair keys = newKeys();

    public SamlStandIn(InstantSource clock) {
        this.clock = clock;
    }

    /// What an answer says, before it is signed; each part may be made wrong.
    record Says(
            String issuer,
            String audience,
            String recipient,
            String destination,
            String inResponseTo,
            String status,
            String nameId,
            Instant from,
            Instant until) {

        Says issuer(String other) {
            return new Says(other, audience, recipient, destination, inResponseTo, status, nameId, from, until);
        }

        Says audience(String other) {
            return new Says(issuer, other, recipient, destination, inResponseTo, status, nameId, from, until);
        }

        Says recipient(String other) {
            return new Says(issuer, audience, other, destination, inResponseTo, status, nameId, from, until);
        }

        Says destination(String other) {
            return new Says(issuer, audience, recipient, other, inResponseTo, status, nameId, from, until);
        }

        Says inResponseTo(String other) {
            return new Says(issuer, audience, recipient, destination, other, status, nameId, from, until);
        }

        Says status(String other) {
            return new Says(issuer, audience, recipient, destination, inResponseTo, other, nameId, from, until);
        }

        Says nameId(String other) {
            return new Says(issuer, audience, recipient, destination, inResponseTo, status, other, from, until);
        }

        Says between(Instant begin, Instant end) {
            return new Says(issuer, audience, recipient, destination, inResponseTo, status, nameId, begin, end);
        }
    }

    /// What is right for whoever was sent here.
    Says says(URI begun) {
        Element request = SafeXml.read(inflated(parameters(begun.getRawQuery()).getOrDefault("SAMLRequest", "")))
                .getDocumentElement();
        String back = request.getAttribute("AssertionConsumerServiceURL");
        String us = SafeXml.only(request, "urn:oasis:names:tc:SAML:2.0:assertion", "Issuer")
                .getTextContent();
        Instant now = clock.instant();
        return new Says(
                ENTITY,
                us,
                back,
                back,
                request.getAttribute("ID"),
                "Success",
                "u-20150101",
                now.minusSeconds(5),
                now.plusSeconds(300));
    }

    /// What the browser posts for an honest answer.
    public Map<String, String> answer(URI begun) {
        Document document = document(says(begun));
        sign(document, "Assertion");
        return posted(document, begun);
    }

    public Map<String, String> posted(Document document, URI begun) {
        return Map.of(
                "SAMLResponse",
                Base64.getEncoder().encodeToString(text(document).getBytes(StandardCharsets.UTF_8)),
                "RelayState",
                parameters(begun.getRawQuery()).getOrDefault("RelayState", ""));
    }

    Document document(Says says) {
        return SafeXml.read("""
                <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="_r%1$s" Version="2.0" IssueInstant="%2$s" Destination="%5$s" InResponseTo="%6$s">\
                <saml:Issuer>%3$s</saml:Issuer>\
                <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:%9$s"/></samlp:Status>\
                <saml:Assertion ID="_a%1$s" Version="2.0" IssueInstant="%2$s"><saml:Issuer>%3$s</saml:Issuer>\
                <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%10$s</saml:NameID>\
                <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
                <saml:SubjectConfirmationData NotOnOrAfter="%8$s" Recipient="%4$s" InResponseTo="%6$s"/></saml:SubjectConfirmation></saml:Subject>\
                <saml:Conditions NotBefore="%7$s" NotOnOrAfter="%8$s"><saml:AudienceRestriction><saml:Audience>%11$s</saml:Audience></saml:AudienceRestriction></saml:Conditions>\
                <saml:AuthnStatement AuthnInstant="%2$s"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>\
                <saml:AttributeStatement><saml:Attribute Name="urn:oid:0.9.2342.19200300.100.1.1" FriendlyName="uid"><saml:AttributeValue>20150101</saml:AttributeValue></saml:Attribute>\
                <saml:Attribute Name="displayName"><saml:AttributeValue>林海</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>\
                </saml:Assertion></samlp:Response>\
                """.formatted(
                        UUID.randomUUID().toString().replace("-", ""),
                        clock.instant(),
                        says.issuer(),
                        says.recipient(),
                        says.destination(),
                        says.inResponseTo(),
                        says.from(),
                        says.until(),
                        says.status(),
                        says.nameId(),
                        says.audience()));
    }

    void sign(Document document, String element) {
        sign(document, element, keys, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    }

    /// Signs the first element of this name.
    void sign(Document document, String element, KeyPair with, String method) {
        Element signed = (Element) document.getElementsByTagNameNS("*", element).item(0);
        try {
            XMLSignatureFactory dsig = XMLSignatureFactory.getInstance("DOM");
            var reference = dsig.newReference(
                    "#" + signed.getAttribute("ID"),
                    dsig.newDigestMethod("http://www.w3.org/2001/04/xmlenc#sha256", null),
                    List.of(
                            dsig.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                            dsig.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                    null,
                    null);
            var info = dsig.newSignedInfo(
                    dsig.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                    dsig.newSignatureMethod(method, null),
                    List.of(reference));
            var context = new DOMSignContext(
                    with.getPrivate(), signed, SafeXml.children(signed).get(1));
            context.setIdAttributeNS(signed, null, "ID");
            dsig.newXMLSignature(info, null).sign(context);
        } catch (GeneralSecurityException
                | javax.xml.crypto.MarshalException
                | javax.xml.crypto.dsig.XMLSignatureException e) {
            throw new IllegalStateException(e);
        }
    }

    public void renewKey() {
        keys = newKeys();
    }

    public String metadata() {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%s">
                <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s/sso"/>
                </md:IDPSSODescriptor></md:EntityDescriptor>
                """.formatted(ENTITY, Base64.getMimeEncoder().encodeToString(certificate(keys)), address());
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().equals("/metadata")) {
            say(exchange, 200, "application/samlmetadata+xml", metadata());
        } else {
            say(exchange, 404, "text/plain", "");
        }
    }

    KeyPair keys() {
        return keys;
    }

    static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] certificate(KeyPair keys) {
        try {
            var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            var made = new V3TBSCertificateGenerator();
            made.setSerialNumber(new ASN1Integer(BigInteger.ONE));
            made.setSignature(algorithm);
            made.setIssuer(new X500Name("CN=idp.example.edu"));
            made.setSubject(new X500Name("CN=idp.example.edu"));
            made.setStartDate(new Time(new Date(0)));
            made.setEndDate(new Time(new Date(4_000_000_000_000L)));
            made.setSubjectPublicKeyInfo(
                    SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
            var body = made.generateTBSCertificate();
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body.getEncoded());
            var all = new ASN1EncodableVector();
            all.add(body);
            all.add(algorithm);
            all.add(new DERBitString(signature.sign()));
            return new DERSequence(all).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inflated(String request) {
        byte[] bytes = Base64.getDecoder().decode(request);
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Document document) {
        try {
            StringWriter text = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(text));
            return text.toString();
        } catch (javax.xml.transform.TransformerException e) {
            throw new IllegalStateException(e);
        }
    }
}
