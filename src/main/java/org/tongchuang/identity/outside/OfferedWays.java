package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.signin.FurtherWays;
import org.tongchuang.integrations.vouching.Kind;

/// What the sign-in page offers beside what we check ourselves.
@Component
class OfferedWays implements FurtherWays {

    private final Providers providers;

    OfferedWays(Providers providers) {
        this.providers = providers;
    }

    @Override
    public List<Way> offered(HttpServletRequest request) {
        return providers.active().stream()
                .filter(provider -> isUsable(provider, Journeys.isInsideWeChat(request)))
                .map(provider -> new Way(provider.name(), Journeys.PLACE + provider.id()))
                .toList();
    }

    /// WeChat has one way for the browser inside it and one for all others; each needs an app id of its own.
    static boolean isUsable(Provider provider, boolean insideWeChat) {
        return provider.kind() != Kind.WECHAT
                || provider.partner().find(insideWeChat ? "insideId" : "siteId").isPresent();
    }
}
