package org.tongchuang.identity.outside;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.shared.privacy.Processors;

/// Whoever may vouch for people learns that they come here.
@Component
class VouchingProcessors implements Processors {

    private static final Set<Kind> CAMPUS = Set.of(Kind.OIDC, Kind.CAS, Kind.SAML);

    private final Providers providers;

    VouchingProcessors(Providers providers) {
        this.providers = providers;
    }

    @Override
    public List<Processor> now() {
        return providers.active().stream()
                .map(one -> new Processor(
                        one.nameChinese(),
                        one.nameEnglish(),
                        CAMPUS.contains(one.kind()) ? "identity.processor.campus" : "identity.processor.social"))
                .toList();
    }
}
