package org.tongchuang.identity.outside;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.shared.Page;

/// What a system answered and what was understood; nobody was signed in by it.
///
/// @param reason why it failed, as the end of a message key
/// @param failure the same in the words of the protocol
/// @param understood by meaning; empty where nothing was found
/// @param attributes as they came
public record TriedPage(
        UUID id,
        String name,
        @Nullable String reason,
        @Nullable String failure,
        Map<String, String> understood,
        Map<String, List<String>> attributes)
        implements Page {

    static TriedPage of(Provider provider, Arrival arrival) {
        Map<String, String> understood = new LinkedHashMap<>();
        String reason =
                arrival.reason() == null ? null : arrival.reason().name().toLowerCase(java.util.Locale.ROOT);
        String failure = arrival.failure();
        if (reason == null) {
            try {
                Understood who = arrival.understood(provider);
                understood.put("subject", who.subjects().getFirst());
                understood.put("number", told(who.number()));
                understood.put("name", told(who.name()));
                understood.put("email", told(who.email()));
                understood.put("affiliation", told(who.affiliation()));
            } catch (VouchRefused changedSince) {
                failure = changedSince.detail();
            }
        }
        return new TriedPage(provider.id(), provider.name(), reason, failure, understood, arrival.attributes());
    }

    private static String told(@Nullable String text) {
        return text == null ? "" : text;
    }
}
