package org.tongchuang.shared;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

/// Addresses of static files with a hash of their content in them, so browsers may keep them for ever.
@Component
public class Assets {

    private static @Nullable Assets present;

    private final ResourceUrlProvider urls;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    Assets(ResourceUrlProvider urls) {
        this.urls = urls;
        present = this;
    }

    /// Imported statically by templates.
    public static String asset(String path) {
        Assets assets = present;
        return assets == null ? path : assets.hashed(path);
    }

    private String hashed(String path) {
        String seen = known.get(path);
        if (seen == null) {
            String found = urls.getForLookupPath(path);
            if (found == null) {
                throw new IllegalArgumentException("no such file: " + path);
            }
            seen = found;
            known.put(path, seen);
        }
        return seen;
    }
}
