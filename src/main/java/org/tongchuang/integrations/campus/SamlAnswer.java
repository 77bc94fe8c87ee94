package org.tongchuang.integrations.campus;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tongchuang.integrations.vouching.Attributes;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A SAML response: about one person, signed by the provider, for us, in answer to this very request, and now (give or
/// take a minute).
///
/// @param expected what it must say
record SamlAnswer(Document document, SamlAnswer.Expected expected) {

    private static final String SAML = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final String SAMLP = "urn:oasis:names:tc:SAML:2.0:protocol";
    private static final String SUCCESS = "urn:oasis:names:tc:SAML:2.0:status:Success";
    private static final String BEARER = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    private static final Duration SKEW = Duration.ofMinutes(1);

    /// @param request the ID of the request this answers
    /// @param us our entityID
    /// @param back where the answer belongs
    record Expected(SamlMetadata provider, String request, String us, String back, Instant now) {}

    Vouched read() {
        Element response = document.getDocumentElement();
        check(SafeXml.is(response, SAMLP, "Response"), "it is no response");
        List<Element> signed =
                SamlSignature.signed(document, expected.provider().keys());
        check(expected.request().equals(response.getAttribute("InResponseTo")), "it answers another request");
        checkIfThere(response.getAttribute("Destination"), expected.back(), "it belongs elsewhere");
        SafeXml.children(response, SAML, "Issuer").forEach(this::checkIssuer);
        checkStatus(response);
        check(
                document.getElementsByTagNameNS(SAML, "EncryptedAssertion").getLength() == 0,
                "it is encrypted, which we did not ask for");
        check(
                document.getElementsByTagNameNS(SAML, "Assertion").getLength() == 1,
                "it does not hold one assertion alone");
        Element assertion = SafeXml.only(response, SAML, "Assertion");
        check(signed.contains(assertion) || signed.contains(response), "nothing in it is signed");
        checkAssertion(assertion);
        return vouched(assertion);
    }

    private void checkStatus(Element response) {
        Element code = SafeXml.only(SafeXml.only(response, SAMLP, "Status"), SAMLP, "StatusCode");
        if (!SUCCESS.equals(code.getAttribute("Value"))) {
            throw VouchRefused.declined("the provider answers "
                    + code.getAttribute("Value").replaceFirst(".*:", "").replaceAll("\\W", ""));
        }
    }

    private void checkAssertion(Element assertion) {
        checkIssuer(SafeXml.only(assertion, SAML, "Issuer"));
        Element conditions = SafeXml.only(assertion, SAML, "Conditions");
        checkTimes(conditions);
        List<Element> audiences = SafeXml.children(conditions, SAML, "AudienceRestriction");
        check(!audiences.isEmpty(), "it is for nobody in particular");
        for (Element restriction : audiences) {
            check(
                    SafeXml.children(restriction, SAML, "Audience").stream()
                            .anyMatch(one -> SafeXml.text(one).equals(expected.us())),
                    "it is for another audience");
        }
        Element subject = SafeXml.only(assertion, SAML, "Subject");
        check(
                SafeXml.children(subject, SAML, "SubjectConfirmation").stream().anyMatch(this::isConfirmed),
                "its subject is not confirmed for this request");
        List<Element> statements = SafeXml.children(assertion, SAML, "AuthnStatement");
        check(!statements.isEmpty(), "nobody signed in");
        for (Element statement : statements) {
            SamlMetadata.time(statement, "SessionNotOnOrAfter")
                    .ifPresent(end -> check(end.plus(SKEW).isAfter(expected.now()), "the session has ended"));
        }
    }

    private boolean isConfirmed(Element confirmation) {
        List<Element> data = SafeXml.children(confirmation, SAML, "SubjectConfirmationData");
        if (!BEARER.equals(confirmation.getAttribute("Method")) || data.size() != 1) {
            return false;
        }
        Element one = data.getFirst();
        Optional<Instant> end = SamlMetadata.time(one, "NotOnOrAfter");
        return expected.back().equals(one.getAttribute("Recipient"))
                && expected.request().equals(one.getAttribute("InResponseTo"))
                && end.isPresent()
                && end.get().plus(SKEW).isAfter(expected.now())
                && one.getAttribute("NotBefore").isEmpty();
    }

    private void checkTimes(Element conditions) {
        Instant now = expected.now();
        SamlMetadata.time(conditions, "NotBefore")
                .ifPresent(begin -> check(!begin.minus(SKEW).isAfter(now), "it is of the future"));
        SamlMetadata.time(conditions, "NotOnOrAfter")
                .ifPresent(end -> check(end.plus(SKEW).isAfter(now), "it has expired"));
    }

    private void checkIssuer(Element issuer) {
        check(SafeXml.text(issuer).equals(expected.provider().entityId()), "it comes from another issuer");
    }

    private static Vouched vouched(Element assertion) {
        Element name = SafeXml.only(SafeXml.only(assertion, SAML, "Subject"), SAML, "NameID");
        Attributes told = new Attributes();
        told.add("NameID", SafeXml.text(name));
        told.add("NameID.Format", name.getAttribute("Format"));
        for (Element statement : SafeXml.children(assertion, SAML, "AttributeStatement")) {
            for (Element attribute : SafeXml.children(statement, SAML, "Attribute")) {
                for (Element value : SafeXml.children(attribute, SAML, "AttributeValue")) {
                    told.add(attribute.getAttribute("Name"), SafeXml.text(value));
                    String friendly = attribute.getAttribute("FriendlyName");
                    if (!friendly.isEmpty() && !friendly.equals(attribute.getAttribute("Name"))) {
                        told.add(friendly, SafeXml.text(value));
                    }
                }
            }
        }
        return Vouched.of(SafeXml.text(name), told.found());
    }

    private static void checkIfThere(String given, String wanted, String otherwise) {
        check(given.isEmpty() || given.equals(wanted), otherwise);
    }

    private static void check(boolean right, String otherwise) {
        if (!right) {
            throw VouchRefused.untrusted("the response is refused: " + otherwise);
        }
    }
}
