package org.tongchuang.identity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/// Turns away, with 400, parameters that are no text: no keyboard makes them, and no database keeps them.
@Configuration(proxyBeanMethods = false)
class LegibleRequests {

    @Bean
    HttpFirewall legibleOnly() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(LegibleRequests::legible);
        return firewall;
    }

    /// Without NUL, and without halves of characters.
    private static boolean legible(String value) {
        return value.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
