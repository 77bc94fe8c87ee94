package org.tongchuang.integrations.campus;

import java.net.URI;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.Partner;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;

/// OpenID Connect as the standard has it.
@Component
class Oidc implements Voucher {

    private final OidcFlow flow;

    Oidc(OidcFlow flow) {
        this.flow = flow;
    }

    @Override
    public Kind kind() {
        return Kind.OIDC;
    }

    @Override
    public URI begin(Partner partner, Journey journey) {
        return flow.begin(partner, journey, OidcFlow.Deviations.NONE);
    }

    @Override
    public Vouched finish(Partner partner, Journey journey, Map<String, String> answer) {
        return flow.finish(partner, journey, answer, OidcFlow.Deviations.NONE);
    }
}
