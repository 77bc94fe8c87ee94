package org.tongchuang.identity.outside;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Words;

/// The office says who outside may vouch for people.
@Service
@Transactional
class ProviderDesk {

    private static final int MOST = 20;

    private final Providers providers;
    private final OutsideLinks links;
    private final ApplicationEventPublisher house;

    ProviderDesk(Providers providers, OutsideLinks links, ApplicationEventPublisher house) {
        this.providers = providers;
        this.links = links;
        this.house = house;
    }

    /// @param uses who would miss it
    record Seen(Provider provider, OutsideLinks.Uses uses) {}

    List<ProvidersPage.Row> all(Actor actor) {
        actor.must(Right.MANAGE_SETTINGS);
        return providers.all().stream()
                .map(one -> new ProvidersPage.Row(
                        one.id(), one.name(), one.kind().name(), one.active(), links.people(one.id())))
                .toList();
    }

    Seen find(Actor actor, UUID id) {
        actor.must(Right.MANAGE_SETTINGS);
        Provider provider = providers.find(id).orElseThrow(() -> new NotFound("provider " + id));
        return new Seen(provider, links.uses(id));
    }

    /// One of this kind, switched off until it is described.
    UUID add(Actor actor, Kind kind) {
        actor.must(Right.MANAGE_SETTINGS);
        if (providers.all().size() >= MOST) {
            throw Refusal.because("identity.outside.many", MOST);
        }
        String chinese = Words.text(Words.CHINESE, "identity.outside.usual." + kind);
        String english = Words.text(Words.ENGLISH, "identity.outside.usual." + kind);
        Provider made =
                new Provider(Ids.next(), kind, chinese, english, Map.of(), Map.of(), false, kind.isCampus(), false);
        providers.add(made);
        done(actor, "identity.outside.added", made);
        return made.id();
    }

    /// The problems, by field; none when it was saved.
    Map<String, String> save(Actor actor, UUID id, ProviderForm form) {
        Provider before = find(actor, id).provider();
        Map<String, String> problems = form.problems(before);
        if (problems.isEmpty()) {
            Provider after = form.applied(before);
            if (!after.equals(before)) {
                providers.save(after);
                done(actor, "identity.outside.changed", after);
            }
        }
        return problems;
    }

    void remove(Actor actor, UUID id) {
        Provider gone = find(actor, id).provider();
        providers.remove(id);
        done(actor, "identity.outside.removed", gone);
    }

    private void done(Actor actor, String act, Provider provider) {
        Map<String, String> detail =
                Map.of("name", provider.nameChinese(), "kind", provider.kind().name());
        house.publishEvent(AuditEvent.of(actor, act, detail));
    }
}
