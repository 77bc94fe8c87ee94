package org.tongchuang.identity.outside;

import java.util.List;
import java.util.UUID;
import org.tongchuang.shared.Page;

/// It did not work; calmly, and with a way back.
///
/// @param name who should have vouched
/// @param why one of [#REASONS]
/// @param again where to try once more
/// @param back where another way is
public record TroublePage(String name, String why, String again, String back) implements Page {

    private static final List<String> REASONS =
            List.of("declined", "unreachable", "untrusted", "misconfigured", "late", "closed");

    static TroublePage of(Provider provider, String why, String errand) {
        String known = REASONS.contains(why) ? why : "untrusted";
        return switch (errand) {
            case "LINK" ->
                new TroublePage(provider.name(), known, "/account/ways/outside/" + provider.id(), "/account/ways");
            case "TRY" -> tried(provider.name(), known, provider.id());
            default -> new TroublePage(provider.name(), known, Journeys.PLACE + provider.id(), "/sign-in");
        };
    }

    private static TroublePage tried(String name, String why, UUID id) {
        String place = "/office/settings/outside/" + id;
        return new TroublePage(name, why, place + "/try", place);
    }
}
