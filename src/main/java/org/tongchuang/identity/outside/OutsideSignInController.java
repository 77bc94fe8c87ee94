package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.identity.signin.Entrance;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;

/// The way out to somebody who vouches for people, and the way back.
@Controller
@RequestMapping("/sign-in/outside/{id}")
class OutsideSignInController {

    private static final String LATE = "late";

    private final Providers providers;
    private final Journeys journeys;
    private final Vouchers vouchers;
    private final Arrivals arrivals;
    private final Arriving arriving;

    OutsideSignInController(
            Providers providers, Journeys journeys, Vouchers vouchers, Arrivals arrivals, Arriving arriving) {
        this.providers = providers;
        this.journeys = journeys;
        this.vouchers = vouchers;
        this.arrivals = arrivals;
        this.arriving = arriving;
    }

    @GetMapping
    ResponseEntity<Void> leave(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        Provider provider = find(id);
        if (!provider.active()) {
            throw new NotFound("provider " + id);
        }
        return vouchers.leave(
                provider,
                new Journeys.Errand(Journeys.Errand.Why.SIGN_IN, null, Entrance.ownPage(to)),
                request,
                response);
    }

    @GetMapping("/back")
    Page back(
            @PathVariable UUID id,
            @RequestParam Map<String, String> answer,
            @Nullable Actor actor,
            HttpServletRequest request,
            HttpServletResponse response) {
        Provider provider = find(id);
        Optional<Journeys.Trip> trip = journeys.end(provider, answer.getOrDefault("state", ""), request, response)
                .filter(one -> isTheirs(one.errand(), actor))
                .filter(one -> provider.active() || one.errand().why() == Journeys.Errand.Why.TRY);
        if (trip.isEmpty()) {
            return Redirect.to(Vouchers.trouble(id, LATE, Journeys.Errand.Why.SIGN_IN));
        }
        Journeys.Errand errand = trip.get().errand();
        Arrival arrival = arrival(provider, trip.get(), answer, request);
        if (errand.why() == Journeys.Errand.Why.TRY) {
            UUID kept = arrivals.keep(errand.account(), arrival);
            return Redirect.to("/office/settings/outside/" + id + "/tried/" + kept);
        }
        if (arrival.reason() != null) {
            return Redirect.to(Vouchers.trouble(id, arrival.reason().name(), errand.why()));
        }
        return errand.why() == Journeys.Errand.Why.LINK
                ? Redirect.to("/account/ways/outside/arrived/" + arrivals.keep(errand.account(), arrival))
                : arriving.arrive(provider, arrival.understood(provider), errand.to(), request, response);
    }

    /// Some answers are posted to us by the other side's page, and our cookies don't come along with that. So they are
    /// looked at, kept for a moment, and the browser is sent on to the usual way back.
    @PostMapping("/back")
    Page posted(@PathVariable UUID id, @RequestParam Map<String, String> answer, HttpServletRequest request) {
        Provider provider = find(id);
        String state = answer.getOrDefault("RelayState", "");
        return journeys.posted(provider, state, request)
                .map(journey -> vouchers.finish(provider, journey, answer, null, request.getRemoteAddr()))
                .map(arrival -> {
                    arrivals.keepPosted(state, arrival);
                    return Redirect.to(Journeys.PLACE + id + "/back?posted=1&state=" + state);
                })
                .orElseGet(() -> Redirect.to(Vouchers.trouble(id, LATE, Journeys.Errand.Why.SIGN_IN)));
    }

    @GetMapping("/metadata")
    ResponseEntity<String> metadata(@PathVariable UUID id, HttpServletRequest request) {
        String document = vouchers.metadata(find(id), request).orElseThrow(() -> new NotFound("metadata of " + id));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(document);
    }

    @GetMapping("/trouble")
    Page trouble(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String errand) {
        return TroublePage.of(find(id), why, errand);
    }

    @GetMapping("/stranger")
    Page stranger(@PathVariable UUID id) {
        return new StrangerPage(find(id).name());
    }

    private Arrival arrival(
            Provider provider, Journeys.Trip trip, Map<String, String> answer, HttpServletRequest request) {
        if (!answer.containsKey("posted")) {
            return vouchers.finish(
                    provider, trip.journey(), answer, trip.errand().account(), request.getRemoteAddr());
        }
        return arrivals.takePosted(trip.journey().state())
                .orElseGet(() -> Arrival.failed(provider.id(), VouchRefused.untrusted("nothing was posted")));
    }

    /// Whoever set out signed in must come back as the same.
    private static boolean isTheirs(Journeys.Errand errand, @Nullable Actor actor) {
        return errand.account() == null || actor != null && actor.id().equals(errand.account());
    }

    private Provider find(UUID id) {
        return providers.find(id).orElseThrow(() -> new NotFound("provider " + id));
    }
}
