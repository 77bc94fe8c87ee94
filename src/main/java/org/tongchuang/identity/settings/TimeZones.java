package org.tongchuang.identity.settings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;

/// The time zones to choose from: those a university may lie in, named as people say them.
public final class TimeZones {

    private static final java.util.List<String> SENSIBLE = java.util.List.of(
            "Asia/Shanghai",
            "Asia/Urumqi",
            "Asia/Hong_Kong",
            "Asia/Macau",
            "Asia/Taipei",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Asia/Kolkata",
            "Australia/Sydney",
            "Europe/London",
            "Europe/Paris",
            "Europe/Moscow",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "UTC");

    private TimeZones() {}

    public static Map<String, String> offered() {
        Map<String, String> zones = new LinkedHashMap<>();
        for (String id : SENSIBLE) {
            ZoneId zone = ZoneId.of(id);
            String name = zone.getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale());
            String offset = zone.getRules().getOffset(Instant.EPOCH).getId().replace("Z", "+00:00");
            String city =
                    id.contains("/") ? " · " + id.substring(id.indexOf('/') + 1).replace('_', ' ') : "";
            zones.put(id, name + city + " (UTC" + offset + ")");
        }
        return zones;
    }
}
