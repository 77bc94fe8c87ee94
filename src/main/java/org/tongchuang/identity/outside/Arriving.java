package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.Newcomer;
import org.tongchuang.identity.Newcomers;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.ActorCache;
import org.tongchuang.identity.signin.Entrance;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// Somebody comes from outside to sign in: to the entrance if we know whose they are, else to whoever looks after
/// newcomers. That they have the same e-mail address as an account means nothing.
@Component
class Arriving {

    private final OutsideDesk desk;
    private final ActorCache accounts;
    private final Entrance entrance;
    private final ObjectProvider<Newcomers> newcomers;

    Arriving(OutsideDesk desk, ActorCache accounts, Entrance entrance, ObjectProvider<Newcomers> newcomers) {
        this.desk = desk;
        this.accounts = accounts;
        this.entrance = entrance;
        this.newcomers = newcomers;
    }

    Page arrive(
            Provider provider, Understood who, String to, HttpServletRequest request, HttpServletResponse response) {
        Optional<UUID> known = desk.cameIn(provider, who);
        if (known.isEmpty()) {
            return welcome(provider, who);
        }
        Optional<Account> account = accounts.active(known.get());
        if (account.isEmpty()) {
            return Redirect.to(Journeys.PLACE + provider.id() + "/trouble?why=closed");
        }
        String way = provider.kind().name().toLowerCase(Locale.ROOT);
        return provider.bothSteps()
                ? entrance.enter(request, response, account.get(), way, to)
                : entrance.afterFirst(request, response, account.get(), way, to);
    }

    private Page welcome(Provider provider, Understood who) {
        Newcomers somebody = newcomers.getIfAvailable();
        if (somebody == null) {
            return Redirect.to(Journeys.PLACE + provider.id() + "/stranger");
        }
        boolean campus = provider.kind().isCampus();
        return Redirect.to(somebody.arrived(new Newcomer(
                provider.id(),
                who.subjects().getFirst(),
                campus,
                campus && provider.vouchesStudy(),
                who.number(),
                who.name(),
                who.email(),
                who.affiliation())));
    }
}
