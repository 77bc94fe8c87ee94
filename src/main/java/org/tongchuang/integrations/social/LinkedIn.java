package org.tongchuang.integrations.social;

import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.campus.OidcFlow;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;

/// LinkedIn: OpenID Connect, but no code challenge for web applications, no nonce in its ID tokens, the secret in the
/// form, and words of its own for a change of mind. The signed state and the code, good once and with our secret alone,
/// stand in for what is missing.
@Component
class LinkedIn implements Voucher {

    private static final OidcFlow.Deviations WAY = new OidcFlow.Deviations(false, false);

    private final OidcFlow flow;

    LinkedIn(OidcFlow flow) {
        this.flow = flow;
    }

    @Override
    public Kind kind() {
        return Kind.LINKEDIN;
    }

    @Override
    public URI begin(Partner partner, Journey journey) {
        return flow.begin(partner, journey, WAY);
    }

    @Override
    public Vouched finish(Partner partner, Journey journey, Map<String, String> answer) {
        if (answer.getOrDefault("error", "").startsWith("user_cancelled")) {
            throw VouchRefused.declined("cancelled");
        }
        return flow.finish(partner, journey, answer, WAY);
    }
}
