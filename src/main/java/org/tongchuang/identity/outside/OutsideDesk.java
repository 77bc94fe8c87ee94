package org.tongchuang.identity.outside;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.identity.accounts.SecurityLetters;
import org.tongchuang.identity.accounts.WaysIn;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;

/// OutsideLinks accounts with who their owners are outside, and unlinks them; each time the owner gets a letter.
@Service
@Transactional
public class OutsideDesk {

    private final OutsideLinks links;
    private final WaysIn ways;
    private final SecurityLetters letters;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    OutsideDesk(
            OutsideLinks links, WaysIn ways, SecurityLetters letters, ApplicationEventPublisher house, Clock clock) {
        this.links = links;
        this.ways = ways;
        this.letters = letters;
        this.house = house;
        this.clock = clock;
    }

    /// Linking the same again changes nothing.
    ///
    /// @throws Refusal when it is somebody else's, or this account has another one there
    void link(Actor actor, Provider provider, Understood who) {
        Optional<OutsideLinks.Link> there = links.find(provider.id(), who.subjects());
        if (there.isPresent() && there.get().account().equals(actor.id())) {
            return;
        }
        if (there.isPresent()) {
            throw Refusal.because("identity.outside.taken", provider.name());
        }
        boolean added = links.add(actor.id(), provider.id(), who.subjects().getFirst(), who.shown(), clock.instant());
        if (!added) {
            throw Refusal.because("identity.outside.other", provider.name());
        }
        done(actor, "identity.outside.linked", provider.nameChinese());
        letters.tellLinking(actor.id(), "identity.outside.linked", "/account/ways", provider.name());
    }

    /// Called by a room that has just made an account for somebody who came from outside.
    ///
    /// @throws Refusal when it is somebody else's by now, or this account has another one there
    public void linkNew(UUID account, UUID provider, String subject, String shown) {
        Optional<OutsideLinks.Link> there = links.find(provider, List.of(subject));
        boolean already = there.isPresent() && there.get().account().equals(account);
        if (!already && !links.add(account, provider, subject, shown, clock.instant())) {
            throw Refusal.because("identity.outside.gone");
        }
    }

    /// @throws Refusal when it is the last way in
    void unlink(Actor actor, UUID id, Providers providers) {
        OutsideLinks.Link link = links.of(actor.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("link " + id));
        Provider provider =
                providers.find(link.provider()).orElseThrow(() -> new NotFound("provider " + link.provider()));
        if (provider.active()) {
            ways.mustHaveAnother(actor.id());
        }
        links.remove(id);
        done(actor, "identity.outside.unlinked", provider.nameChinese());
        letters.tellLinking(actor.id(), "identity.outside.unlinked", "/account/ways", provider.name());
    }

    /// Whose account this opens.
    Optional<UUID> cameIn(Provider provider, Understood who) {
        Optional<OutsideLinks.Link> link = links.find(provider.id(), who.subjects());
        link.ifPresent(one -> links.used(one.id(), who.subjects().getFirst(), clock.instant()));
        return link.map(OutsideLinks.Link::account);
    }

    private void done(Actor actor, String act, String name) {
        house.publishEvent(AuditEvent.of(actor, act, Map.of("name", name)));
    }
}
