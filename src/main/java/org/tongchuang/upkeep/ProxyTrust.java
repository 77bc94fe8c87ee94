package org.tongchuang.upkeep;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Settings that follow from `TONGCHUANG_PUBLIC_URL`. With it there is a proxy in front: its forwarded headers are
/// believed when they come from a private address, and cookies are for https only if the address is. Without it
/// nobody's headers are believed, so a visitor can't choose the address the throttle sees.
final class ProxyTrust implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = context.getEnvironment().getProperty("TONGCHUANG_PUBLIC_URL", "");
        if (url.isBlank()) {
            return;
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.forward-headers-strategy", "native");
        if (url.startsWith("https://")) {
            settings.put("server.servlet.session.cookie.secure", "true");
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("publicUrl", settings));
    }
}
