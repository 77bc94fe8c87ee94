package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What an account has linked, and what it could.
@Component
public class MyWays {

    private final Providers providers;
    private final OutsideLinks links;

    MyWays(Providers providers, OutsideLinks links) {
        this.providers = providers;
        this.links = links;
    }

    /// @param shown how the owner is called there; may be empty
    /// @param works whether one gets in by it at present
    public record Linked(
            UUID id,
            String name,
            String shown,
            boolean works,
            boolean campus,
            Instant since,
            @Nullable Instant used) {}

    /// @param href where linking begins
    public record Linkable(String name, String href) {}

    /// @param linked what is linked already
    /// @param more what could be
    public record Mine(List<Linked> linked, List<Linkable> more) {

        /// Whether the campus' word is all that opens the account, should nothing else.
        public boolean onlyCampus() {
            List<Linked> working = linked.stream().filter(Linked::works).toList();
            return !working.isEmpty() && working.stream().allMatch(Linked::campus);
        }
    }

    public Mine of(UUID account, HttpServletRequest request) {
        List<OutsideLinks.Link> mine = links.of(account);
        List<Linked> linked = new ArrayList<>();
        for (OutsideLinks.Link link : mine) {
            providers
                    .find(link.provider())
                    .ifPresent(provider -> linked.add(new Linked(
                            link.id(),
                            provider.name(),
                            link.shown(),
                            provider.active(),
                            provider.kind().isCampus(),
                            link.linkedAt(),
                            link.usedAt())));
        }
        var taken = mine.stream().map(OutsideLinks.Link::provider).collect(Collectors.toSet());
        List<Linkable> more = providers.active().stream()
                .filter(provider -> !taken.contains(provider.id()))
                .filter(provider -> OfferedWays.isUsable(provider, Journeys.isInsideWeChat(request)))
                .map(provider -> new Linkable(provider.name(), MyOutsideController.PLACE + "/" + provider.id()))
                .toList();
        return new Mine(linked, more);
    }
}
