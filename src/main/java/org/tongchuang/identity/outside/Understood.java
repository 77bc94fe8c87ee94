package org.tongchuang.identity.outside;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;

/// What an answer means, read as the office says this system is to be read.
///
/// @param subjects the names by which the system will always know this person, the best first
record Understood(
        List<String> subjects,
        @Nullable String number,
        @Nullable String name,
        @Nullable String email,
        @Nullable String affiliation) {

    private static final int SHOWN = 80;
    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    static Understood of(Provider provider, Vouched vouched) {
        String affiliation = String.join(", ", found(provider, vouched, "affiliation"));
        return new Understood(
                subjects(provider, vouched),
                first(provider, vouched, "number"),
                first(provider, vouched, "name"),
                first(provider, vouched, "email"),
                affiliation.isEmpty() ? null : affiliation);
    }

    /// What its owner recognises.
    String shown() {
        String best = name != null ? name : number != null ? number : email != null ? email : "";
        return best.length() > SHOWN ? best.substring(0, SHOWN) : best;
    }

    private static List<String> subjects(Provider provider, Vouched vouched) {
        if (provider.reads("subject").isBlank()) {
            if (vouched.attributes().getOrDefault("NameID.Format", List.of()).contains(TRANSIENT)) {
                throw VouchRefused.misconfigured("names people anew each time (transient NameID)");
            }
            return vouched.subjects();
        }
        String subject = first(provider, vouched, "subject");
        if (subject == null || subject.length() > 255) {
            throw VouchRefused.misconfigured("lacks the attribute " + provider.reads("subject"));
        }
        return List.of(subject);
    }

    private static @Nullable String first(Provider provider, Vouched vouched, String meaning) {
        List<String> found = found(provider, vouched, meaning);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static List<String> found(Provider provider, Vouched vouched, String meaning) {
        Map<String, List<String>> told = vouched.attributes();
        for (String name : provider.reads(meaning).split(",", -1)) {
            List<String> values = told.getOrDefault(name.strip(), List.of());
            if (!values.isEmpty()) {
                return values;
            }
        }
        return List.of();
    }
}
