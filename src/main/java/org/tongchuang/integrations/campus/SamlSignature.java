package org.tongchuang.integrations.campus;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// Signatures in a response, by the Java platform's own implementation in its strict mode, and stricter still: each
/// signature stands directly in what it signs, signs all of that and nothing else, and names the one element of that
/// ID. What is read later is read from there, so wrapped or moved elements are of no use.
final class SamlSignature {

    static final String DS = "http://www.w3.org/2000/09/xmldsig#";

    private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
    private static final Set<String> TRANSFORMS = Set.of(DS + "enveloped-signature", EXCLUSIVE);
    private static final Set<String> DIGESTS = Set.of(
            "http://www.w3.org/2001/04/xmlenc#sha256",
            "http://www.w3.org/2001/04/xmldsig-more#sha384",
            "http://www.w3.org/2001/04/xmlenc#sha512");
    private static final Set<String> METHODS = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");
    private static final int SMALLEST_RSA = 2048;

    private SamlSignature() {}

    /// What is signed rightly by one of these keys. One wrong signature spoils all.
    static List<Element> signed(Document document, List<PublicKey> keys) {
        noIdTwice(document);
        List<Element> signed = new ArrayList<>();
        NodeList signatures = document.getElementsByTagNameNS(DS, "Signature");
        for (int n = 0; n < signatures.getLength(); n++) {
            Element signature = (Element) signatures.item(n);
            if (!(signature.getParentNode() instanceof Element parent)
                    || SafeXml.children(parent, DS, "Signature").size() != 1) {
                throw VouchRefused.untrusted("a signature stands where none belongs");
            }
            check(signature, parent, keys);
            signed.add(parent);
        }
        return signed;
    }

    private static void check(Element signature, Element parent, List<PublicKey> keys) {
        if (!SafeXml.children(signature, DS, "Object").isEmpty()) {
            throw VouchRefused.untrusted("a signature carries objects");
        }
        for (PublicKey key : keys) {
            if ((!(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() >= SMALLEST_RSA)
                    && fits(signature, parent, key)) {
                return;
            }
        }
        throw VouchRefused.untrusted("a signature fits no key of the provider");
    }

    private static boolean fits(Element signature, Element parent, PublicKey key) {
        try {
            DOMValidateContext context = new DOMValidateContext(key, signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", Boolean.TRUE);
            context.setIdAttributeNS(parent, null, "ID");
            XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            mustSign(read, parent);
            return read.validate(context);
        } catch (MarshalException | XMLSignatureException | ClassCastException otherKind) {
            return false;
        }
    }

    private static void mustSign(XMLSignature signature, Element parent) {
        var info = signature.getSignedInfo();
        String method = info.getSignatureMethod().getAlgorithm();
        if (!METHODS.contains(method)
                || !EXCLUSIVE.equals(info.getCanonicalizationMethod().getAlgorithm())) {
            throw VouchRefused.untrusted("a signature is made with " + method);
        }
        if (info.getReferences().size() != 1) {
            throw VouchRefused.untrusted("a signature signs several things");
        }
        Reference reference = info.getReferences().getFirst();
        String id = parent.getAttribute("ID");
        if (id.isEmpty() || !("#" + id).equals(reference.getURI())) {
            throw VouchRefused.untrusted("a signature signs something else");
        }
        if (!DIGESTS.contains(reference.getDigestMethod().getAlgorithm())) {
            throw VouchRefused.untrusted("a signature uses an old digest");
        }
        for (Transform transform : reference.getTransforms()) {
            if (!TRANSFORMS.contains(transform.getAlgorithm())) {
                throw VouchRefused.untrusted("a signature transforms what it signs");
            }
        }
    }

    private static void noIdTwice(Document document) {
        Set<String> seen = new HashSet<>();
        NodeList all = document.getElementsByTagNameNS("*", "*");
        for (int n = 0; n < all.getLength(); n++) {
            for (String name : List.of("ID", "Id", "id")) {
                String id = ((Element) all.item(n)).getAttribute(name);
                if (!id.isEmpty() && !seen.add(id)) {
                    throw VouchRefused.untrusted("an ID stands twice");
                }
            }
        }
    }
}
