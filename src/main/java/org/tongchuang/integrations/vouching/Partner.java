package org.tongchuang.integrations.vouching;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Somebody who vouches, as the office described them.
///
/// @param settings by the names that [Kind#settings] gives them, secrets among them; blank ones are left out
public record Partner(Kind kind, Map<String, String> settings) {

    public Partner {
        Map<String, String> given = new HashMap<>();
        for (Setting one : kind.settings()) {
            String value = settings.getOrDefault(one.name(), "").strip();
            value = value.isEmpty() ? one.usual() : value;
            if (!value.isEmpty()) {
                given.put(one.name(), value);
            }
        }
        settings = Map.copyOf(given);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(settings.get(name));
    }

    /// @throws VouchRefused when the office left it out
    public String must(String name) {
        return find(name).orElseThrow(() -> VouchRefused.misconfigured("not set: " + name));
    }

    public Optional<URI> findAddress(String name) {
        return find(name).map(text -> checked(name, text));
    }

    /// @throws VouchRefused when the office left it out, or it is none that may be called
    public URI mustAddress(String name) {
        return checked(name, must(name));
    }

    private static URI checked(String name, String text) {
        URI address = callable(text);
        if (address == null) {
            throw VouchRefused.misconfigured("no https address: " + name);
        }
        return address;
    }

    /// The address written there, if it may be called: https, or http on this machine, where nobody else listens.
    public static @Nullable URI callable(String text) {
        try {
            URI address = new URI(text.strip());
            String host = address.getHost();
            boolean here = "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
            boolean safe = "https".equals(address.getScheme()) || here && "http".equals(address.getScheme());
            boolean plain = host != null && address.getUserInfo() == null && address.getFragment() == null;
            return safe && plain ? address : null;
        } catch (java.net.URISyntaxException none) {
            return null;
        }
    }
}
