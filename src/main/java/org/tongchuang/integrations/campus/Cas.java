package org.tongchuang.integrations.campus;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.vouching.Attributes;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;
import org.w3c.dom.Element;

/// CAS 3.0: a ticket comes back, and only the server can say whose it is, once, and for the very address it was made
/// for. That address carries our state.
@Component
class Cas implements Voucher {

    private static final String NAMESPACE = "http://www.yale.edu/tp/cas";
    private static final Pattern TICKET = Pattern.compile("ST-[!-~]{1,300}");

    private final Outbound outbound;

    Cas(Outbound outbound) {
        this.outbound = outbound;
    }

    @Override
    public Kind kind() {
        return Kind.CAS;
    }

    @Override
    public URI begin(Partner partner, Journey journey) {
        return Outbound.with(page(partner, "/login"), Map.of("service", service(journey)));
    }

    @Override
    public Vouched finish(Partner partner, Journey journey, Map<String, String> answer) {
        String ticket = answer.getOrDefault("ticket", "");
        if (ticket.isEmpty()) {
            throw VouchRefused.declined("there is no ticket");
        }
        if (!TICKET.matcher(ticket).matches()) {
            throw VouchRefused.untrusted("that is no service ticket");
        }
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("service", service(journey));
        asked.put("ticket", ticket);
        asked.put("format", "XML");
        String told = outbound.get(
                Outbound.with(page(partner, "/p3/serviceValidate"), asked), Map.of("Accept", "application/xml, */*"));
        return read(SafeXml.read(told).getDocumentElement());
    }

    private static Vouched read(Element root) {
        if (!SafeXml.is(root, NAMESPACE, "serviceResponse")) {
            throw VouchRefused.unreachable("the answer is none of CAS");
        }
        for (Element failure : SafeXml.children(root, NAMESPACE, "authenticationFailure")) {
            String code = failure.getAttribute("code").replaceAll("[^A-Z_]", "");
            throw code.endsWith("SERVICE")
                    ? VouchRefused.misconfigured("the server does not know our address: " + code)
                    : VouchRefused.untrusted("the ticket was not taken: " + code);
        }
        Element success = SafeXml.only(root, NAMESPACE, "authenticationSuccess");
        if (!SafeXml.children(success, NAMESPACE, "proxies").isEmpty()) {
            throw VouchRefused.untrusted("the ticket came through a proxy");
        }
        String user = SafeXml.text(SafeXml.only(success, NAMESPACE, "user"));
        Attributes told = new Attributes();
        told.add("user", user);
        List<Element> attributes = SafeXml.children(success, NAMESPACE, "attributes");
        attributes.stream()
                .flatMap(all -> SafeXml.children(all).stream())
                .forEach(one -> told.add(one.getLocalName(), SafeXml.text(one)));
        return Vouched.of(user, told.found());
    }

    /// The same to the letter at both times, or the server refuses the ticket.
    private static String service(Journey journey) {
        return Outbound.with(journey.back(), Map.of("state", journey.state())).toString();
    }

    private static URI page(Partner partner, String path) {
        return URI.create(partner.mustAddress("server").toString().replaceFirst("/+$", "") + path);
    }
}
