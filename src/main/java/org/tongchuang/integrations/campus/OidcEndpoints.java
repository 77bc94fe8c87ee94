package org.tongchuang.integrations.campus;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.vouching.Outbound;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import tools.jackson.databind.JsonNode;

/// Where an OpenID provider does what: by its discovery document, read once an hour, or as the office wrote it down.
@Component
class OidcEndpoints {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final int MOST = 50;

    private final Outbound outbound;
    private final Clock clock;
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    OidcEndpoints(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    /// @param basic whether the client's secret goes into the header, else into the form
    record Known(
            String issuer,
            URI authorization,
            URI token,
            URI keys,
            @Nullable URI userinfo,
            boolean basic) {}

    Known of(Partner partner) {
        String issuer = partner.must("issuer");
        Optional<URI> authorization = partner.findAddress("authorization");
        Optional<URI> token = partner.findAddress("token");
        Optional<URI> keys = partner.findAddress("keys");
        Optional<URI> userinfo = partner.findAddress("userinfo");
        if (authorization.isPresent() && token.isPresent() && keys.isPresent()) {
            return new Known(issuer, authorization.get(), token.get(), keys.get(), userinfo.orElse(null), false);
        }
        Known found = discovered(partner.mustAddress("issuer"), issuer);
        return new Known(
                issuer,
                authorization.orElse(found.authorization()),
                token.orElse(found.token()),
                keys.orElse(found.keys()),
                userinfo.orElse(found.userinfo()),
                found.basic());
    }

    private Known discovered(URI address, String issuer) {
        Instant now = clock.instant();
        Read last = read.get(issuer);
        if (last == null || last.at.isAfter(now) || last.at.plus(FRESH).isBefore(now)) {
            if (read.size() > MOST) {
                read.clear();
            }
            last = new Read(fetched(address, issuer), now);
            read.put(issuer, last);
        }
        return last.known;
    }

    private Known fetched(URI address, String issuer) {
        URI document = URI.create(address.toString().replaceFirst("/$", "") + "/.well-known/openid-configuration");
        JsonNode told = outbound.getJson(document, Map.of());
        if (!told.path("issuer").asString("").equals(issuer)) {
            throw VouchRefused.misconfigured("its discovery document names another issuer");
        }
        boolean basic = true;
        JsonNode ways = told.path("token_endpoint_auth_methods_supported");
        if (ways.isArray()) {
            basic = false;
            for (JsonNode way : ways) {
                basic |= way.asString("").equals("client_secret_basic");
            }
        }
        String userinfo = told.path("userinfo_endpoint").asString("");
        return new Known(
                issuer,
                endpoint(told, "authorization_endpoint"),
                endpoint(told, "token_endpoint"),
                endpoint(told, "jwks_uri"),
                userinfo.isEmpty() ? null : endpoint(told, "userinfo_endpoint"),
                basic);
    }

    private static URI endpoint(JsonNode told, String name) {
        URI address = Partner.callable(told.path(name).asString(""));
        if (address == null) {
            throw VouchRefused.misconfigured("its discovery document has no usable " + name);
        }
        return address;
    }

    private record Read(Known known, Instant at) {}
}
