package org.tongchuang.identity.passkeys;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Under which name passkeys are made: the host of the public address. Those of one name are none of another, so
/// whoever changes it makes everybody's worthless.
@Component
class RelyingParty {

    private static final String HERE = "localhost";

    private final URI address;

    RelyingParty(@Value("${tongchuang.public-url}") URI address) {
        this.address = address;
    }

    String id() {
        String host = address.getHost();
        return host == null ? HERE : host;
    }

    /// Where a browser must have been when it answered. On the machine itself any port will do, for nobody but its
    /// owner serves pages there.
    String origin(HttpServletRequest request) {
        if (id().equals(HERE)) {
            return "http://" + HERE + ":" + request.getServerPort();
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + address.getHost() + port;
    }
}
