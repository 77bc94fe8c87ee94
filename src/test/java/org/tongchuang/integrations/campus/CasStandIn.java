package org.tongchuang.integrations.campus;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A CAS 3.0 server that lets everybody in as the same student.
public final class CasStandIn extends StandIn {

    private static final String SUCCESS = """
            <cas:authenticationSuccess>
              <cas:user>20150101</cas:user>
              <cas:attributes><cas:cn>林海</cas:cn><cas:memberOf>students</cas:memberOf><cas:memberOf>物理学院</cas:memberOf></cas:attributes>
            </cas:authenticationSuccess>
            """;

    private final Map<String, String> tickets = new ConcurrentHashMap<>();
    private volatile Mischief mischief = Mischief.NONE;

    /// What it does wrong.
    public enum Mischief {
        NONE,
        ENTITIES,
        TWO_USERS,
        NO_USER,
        THROUGH_A_PROXY,
        NESTED_SUCCESS,
        OTHER_NAMESPACE,
        NO_XML,
        HUGE,
        SLOW,
        BROKEN
    }

    public void does(Mischief wrong) {
        mischief = wrong;
    }

    @Override
    protected void answer(HttpExchange exchange) throws IOException, InterruptedException {
        Map<String, String> asked = query(exchange);
        String service = asked.getOrDefault("service", "");
        switch (exchange.getRequestURI().getPath()) {
            case "/cas/login" -> {
                String ticket = "ST-" + UUID.randomUUID() + "-cas.example";
                tickets.put(ticket, service);
                sendOn(exchange, service + (service.contains("?") ? "&" : "?") + "ticket=" + ticket);
            }
            case "/cas/p3/serviceValidate" -> validate(exchange, service, asked.getOrDefault("ticket", ""));
            default -> say(exchange, 404, "text/plain", "");
        }
    }

    private void validate(HttpExchange exchange, String service, String ticket)
            throws IOException, InterruptedException {
        String madeFor = tickets.remove(ticket);
        if (mischief == Mischief.SLOW) {
            Thread.sleep(3_000);
        }
        if (mischief == Mischief.BROKEN) {
            say(exchange, 503, "text/plain", "");
        } else if (madeFor == null) {
            say(exchange, 200, "application/xml", in("<cas:authenticationFailure code=\"INVALID_TICKET\"/>"));
        } else if (!Objects.equals(madeFor, service)) {
            say(exchange, 200, "application/xml", in("<cas:authenticationFailure code=\"INVALID_SERVICE\"/>"));
        } else {
            say(exchange, 200, "application/xml", said());
        }
    }

    private String said() {
        return switch (mischief) {
            case ENTITIES ->
                "<!DOCTYPE x [<!ENTITY who SYSTEM \"file:///etc/passwd\">]>" + in(SUCCESS.replace("林海", "&who;"));
            case TWO_USERS -> in(SUCCESS.replace("<cas:user>", "<cas:user>rector</cas:user><cas:user>"));
            case NO_USER -> in("<cas:authenticationSuccess/>");
            case THROUGH_A_PROXY ->
                in(SUCCESS.replace(
                        "</cas:attributes>",
                        "</cas:attributes><cas:proxies><cas:proxy>https://x.example/</cas:proxy></cas:proxies>"));
            case NESTED_SUCCESS -> in("<cas:other>" + SUCCESS + "</cas:other>");
            case OTHER_NAMESPACE -> in(SUCCESS).replace("http://www.yale.edu/tp/cas", "urn:other");
            case NO_XML -> "yes\n20150101\n";
            case HUGE -> in(SUCCESS.replace("林海", "海".repeat(1 << 20)));
            default -> in(SUCCESS);
        };
    }

    private static String in(String what) {
        return "<cas:serviceResponse xmlns:cas=\"http://www.yale.edu/tp/cas\">" + what + "</cas:serviceResponse>";
    }
}
