package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tongchuang.identity.signin.AccountSession;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// OutsideLinks one's account with who one is outside, and unlinks it; asks for a sign-in of the last quarter of
/// an hour. What came back is shown before it is linked: nobody's account can be opened to another by a link they
/// followed.
@Controller
@RequestMapping("/account/ways/outside")
class MyOutsideController {

    static final String PLACE = "/account/ways/outside";

    private static final String WAYS = "/account/ways";
    private static final String AGAIN = "/sign-in/again?to=%2Faccount%2Fways";

    private final Providers providers;
    private final Vouchers vouchers;
    private final Arrivals arrivals;
    private final OutsideDesk desk;
    private final AccountSession session;

    MyOutsideController(
            Providers providers, Vouchers vouchers, Arrivals arrivals, OutsideDesk desk, AccountSession session) {
        this.providers = providers;
        this.vouchers = vouchers;
        this.arrivals = arrivals;
        this.desk = desk;
        this.session = session;
    }

    @GetMapping("/{id}")
    ResponseEntity<Void> leave(
            Actor actor, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        Provider provider =
                providers.find(id).filter(Provider::active).orElseThrow(() -> new NotFound("provider " + id));
        if (!session.isRecent(request)) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create(AGAIN))
                    .build();
        }
        return vouchers.leave(
                provider, new Journeys.Errand(Journeys.Errand.Why.LINK, actor.id(), WAYS), request, response);
    }

    @GetMapping("/arrived/{arrival}")
    Page show(Actor actor, @PathVariable UUID arrival) {
        return page(arrivals.look(actor.id(), arrival).orElseThrow(() -> new NotFound("arrival")), arrival, null);
    }

    @PostMapping("/arrived/{arrival}")
    Page link(Actor actor, @PathVariable UUID arrival, HttpServletRequest request, HttpServletResponse response) {
        if (!session.isRecent(request)) {
            return Redirect.to(AGAIN);
        }
        Arrival taken = arrivals.take(actor.id(), arrival).orElseThrow(() -> new NotFound("arrival"));
        Provider provider = provider(taken);
        try {
            desk.link(actor, provider, taken.understood(provider));
            return Redirect.to(WAYS).saying("identity.outside.linked", provider.name());
        } catch (Refusal refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(taken, arrival, refused.words());
        }
    }

    @PostMapping("/{link}/remove")
    Page unlink(Actor actor, @PathVariable UUID link, HttpServletRequest request) {
        if (!session.isRecent(request)) {
            return Redirect.to(AGAIN);
        }
        try {
            desk.unlink(actor, link, providers);
            return Redirect.to(WAYS).saying("identity.outside.unlinked");
        } catch (Refusal refused) {
            return Redirect.to(WAYS).saying(refused.key());
        }
    }

    private ConfirmPage page(Arrival arrival, UUID id, @org.jspecify.annotations.Nullable String problem) {
        Provider provider = provider(arrival);
        Understood who = arrival.understood(provider);
        return new ConfirmPage(id, provider.name(), who.name(), who.number(), who.email(), problem);
    }

    private Provider provider(Arrival arrival) {
        return providers
                .find(arrival.provider())
                .filter(Provider::active)
                .orElseThrow(() -> new NotFound("provider " + arrival.provider()));
    }
}
