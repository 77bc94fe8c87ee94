package org.tongchuang.integrations.campus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tongchuang.HandClock;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.json.JsonMapper;

/// What a SAML response must be, and the known ways of pretending to be one.
class SamlTests {

    private static final Journey JOURNEY = new Journey(
            "a-state", "", "", URI.create("http://localhost/back"), URI.create("http://localhost/metadata"), false);

    private final HandClock clock = new HandClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final SamlStandIn campus = new SamlStandIn(clock);
    private final Saml saml = new Saml(new Outbound(JsonMapper.builder().build(), Duration.ofSeconds(1)), clock);
    private final Partner partner = new Partner(Kind.SAML, Map.of("metadataUrl", campus.address() + "/metadata"));

    @AfterEach
    void close() {
        campus.close();
    }

    @Test
    void readsWhoItIs() {
        Vouched vouched = saml.finish(partner, JOURNEY, campus.answer(begun()));
        assertThat(vouched.subjects()).containsExactly("u-20150101");
        assertThat(vouched.attributes())
                .containsEntry("uid", List.of("20150101"))
                .containsEntry("urn:oid:0.9.2342.19200300.100.1.1", List.of("20150101"))
                .containsEntry("displayName", List.of("林海"));
    }

    @Test
    void takesASignatureOverTheWholeResponseToo() {
        Document document = campus.document(campus.says(begun()));
        campus.sign(document, "Response");
        assertThat(finish(document).subjects()).containsExactly("u-20150101");
        Document both = campus.document(campus.says(begun()));
        campus.sign(both, "Assertion");
        campus.sign(both, "Response");
        assertThat(finish(both).subjects()).containsExactly("u-20150101");
    }

    @Test
    void takesMetadataThatWasPasted() {
        Partner pasted = new Partner(Kind.SAML, Map.of("metadata", campus.metadata()));
        assertThat(saml.finish(pasted, JOURNEY, campus.answer(saml.begin(pasted, JOURNEY)))
                        .subjects())
                .containsExactly("u-20150101");
        Partner other =
                new Partner(Kind.SAML, Map.of("metadata", campus.metadata(), "entityId", "https://other.example.edu"));
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> saml.begin(other, JOURNEY))
                .matches(refused -> refused.reason() == VouchRefused.Reason.MISCONFIGURED);
    }

    @Test
    void refusesWhatNobodySigned() {
        refused(campus.document(campus.says(begun())), "nothing in it is signed");
    }

    @Test
    void refusesWhatStrangersSigned() {
        Document document = campus.document(campus.says(begun()));
        campus.sign(document, "Assertion", SamlStandIn.newKeys(), "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
        refused(document, "fits no key");
    }

    @Test
    void refusesWhatWasChangedAfterwards() {
        Document document = signed(says -> says);
        document.getElementsByTagNameNS("*", "NameID").item(0).setTextContent("rector");
        refused(document, "fits no key");
        Document attribute = signed(says -> says);
        attribute.getElementsByTagNameNS("*", "AttributeValue").item(0).setTextContent("1");
        refused(attribute, "fits no key");
    }

    @Test
    void refusesOldAlgorithms() {
        Document document = campus.document(campus.says(begun()));
        campus.sign(document, "Assertion", campus.keys(), "http://www.w3.org/2000/09/xmldsig#rsa-sha1");
        assertThatExceptionOfType(VouchRefused.class).isThrownBy(() -> finish(document));
    }

    @Test
    void refusesWhatIsForOthersOrLate() {
        refused(signed(says -> says.issuer("https://elsewhere.example.edu")), "another issuer");
        refused(signed(says -> says.audience("https://shop.example.com")), "another audience");
        refused(signed(says -> says.recipient("https://shop.example.com/acs")), "not confirmed");
        refused(signed(says -> says.destination("https://shop.example.com/acs")), "belongs elsewhere");
        refused(signed(says -> says.inResponseTo("_another")), "another request");
        Instant now = clock.instant();
        refused(signed(says -> says.between(now.minusSeconds(600), now.minusSeconds(120))), "expired");
        refused(signed(says -> says.between(now.plusSeconds(120), now.plusSeconds(600))), "of the future");
    }

    /// Answers nobody asked for carry no request to answer.
    @Test
    void refusesWhatNobodyAskedFor() {
        Document document = campus.document(campus.says(begun()));
        document.getDocumentElement().removeAttribute("InResponseTo");
        ((Element) document.getElementsByTagNameNS("*", "SubjectConfirmationData")
                        .item(0))
                .removeAttribute("InResponseTo");
        campus.sign(document, "Assertion");
        refused(document, "another request");
    }

    /// An answer to one journey is none to another.
    @Test
    void refusesAnAnswerThatWasOverheard() {
        Map<String, String> heard = campus.answer(begun());
        Journey other = new Journey("another-state", "", "", JOURNEY.back(), JOURNEY.home(), false);
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> saml.finish(partner, other, heard))
                .withMessageContaining("another request");
    }

    @Test
    void hearsThatThePersonSaidNo() {
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> finish(signed(says -> says.status("Responder"))))
                .matches(refused -> refused.reason() == VouchRefused.Reason.DECLINED);
    }

    /// The signed assertion is put aside and another is shown in its place.
    @Test
    void refusesWrappedAssertions() {
        Document aside = signed(says -> says);
        Element assertion = assertion(aside);
        Element evil = evilTwin(assertion, "_evil");
        Element extensions = aside.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
        aside.getDocumentElement().replaceChild(evil, assertion);
        extensions.appendChild(assertion);
        aside.getDocumentElement().insertBefore(extensions, evil);
        refused(aside, "one assertion alone");

        Document inside = signed(says -> says);
        Element original = assertion(inside);
        Element twin = evilTwin(original, "_evil");
        inside.getDocumentElement().replaceChild(twin, original);
        Element signature = (Element)
                original.getElementsByTagNameNS(SamlSignature.DS, "Signature").item(0);
        twin.insertBefore(signature, SafeXml.children(twin).get(1));
        Element object = inside.createElementNS(SamlSignature.DS, "ds:Object");
        object.appendChild(original);
        signature.appendChild(object);
        assertThatExceptionOfType(VouchRefused.class).isThrownBy(() -> finish(inside));

        Document sameId = signed(says -> says);
        Element first = assertion(sameId);
        sameId.getDocumentElement().insertBefore(evilTwin(first, first.getAttribute("ID")), first);
        refused(sameId, "an ID stands twice");

        Document beside = signed(says -> says);
        beside.getDocumentElement().insertBefore(evilTwin(assertion(beside), "_evil"), assertion(beside));
        refused(beside, "one assertion alone");
    }

    /// A comment parts the text for careless readers: `rector<!---->@evil`.
    @Test
    void readsANameAcrossComments() {
        Document document = signed(says -> says.nameId("rector.evil"));
        String xml = SamlStandIn.text(document).replace("rector.evil", "rector<!-- -->.evil");
        Vouched vouched = saml.finish(
                partner,
                JOURNEY,
                Map.of("SAMLResponse", Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8))));
        assertThat(vouched.subjects()).containsExactly("rector.evil");
    }

    @Test
    void refusesEntitiesAndNonsense() {
        for (String nonsense : List.of(
                "",
                "no base64 §",
                encoded("<a"),
                encoded("<!DOCTYPE x [<!ENTITY e \"e\">]><x>&e;</x>"),
                "A".repeat(800_000))) {
            assertThatExceptionOfType(VouchRefused.class)
                    .isThrownBy(() -> saml.finish(partner, JOURNEY, Map.of("SAMLResponse", nonsense)))
                    .matches(refused -> refused.reason() == VouchRefused.Reason.UNTRUSTED);
        }
    }

    @Test
    void learnsOfARenewedKeyAtMostOnceAMinute() {
        saml.finish(partner, JOURNEY, campus.answer(begun()));
        campus.renewKey();
        Map<String, String> answer = campus.answer(begun());
        assertThatExceptionOfType(VouchRefused.class).isThrownBy(() -> saml.finish(partner, JOURNEY, answer));
        clock.turn(Duration.ofSeconds(61));
        assertThat(saml.finish(partner, JOURNEY, answer).subjects()).isNotEmpty();
        assertThat(campus.asked("/metadata")).isEqualTo(2);
    }

    private URI begun() {
        return saml.begin(partner, JOURNEY);
    }

    private Document signed(UnaryOperator<SamlStandIn.Says> otherwise) {
        Document document = campus.document(otherwise.apply(campus.says(begun())));
        campus.sign(document, "Assertion");
        return document;
    }

    private Vouched finish(Document document) {
        return saml.finish(partner, JOURNEY, new HashMap<>(campus.posted(document, begun())));
    }

    private void refused(Document document, String why) {
        assertThatExceptionOfType(VouchRefused.class)
                .isThrownBy(() -> finish(document))
                .withMessageContaining(why)
                .matches(refused -> refused.reason() == VouchRefused.Reason.UNTRUSTED);
    }

    private static Element assertion(Document document) {
        return (Element) document.getElementsByTagNameNS("*", "Assertion").item(0);
    }

    private static Element evilTwin(Element assertion, String id) {
        Element twin = (Element) assertion.cloneNode(true);
        twin.setAttribute("ID", id);
        twin.removeChild(SafeXml.children(twin, SamlSignature.DS, "Signature").getFirst());
        twin.getElementsByTagNameNS("*", "NameID").item(0).setTextContent("rector");
        return twin;
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
