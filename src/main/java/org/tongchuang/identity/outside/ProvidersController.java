package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Redirect;
import org.tongchuang.shared.Refusal;

/// The office's page of who outside may vouch for people.
@Controller
@RequestMapping("/office/settings/outside")
class ProvidersController {

    private static final String PLACE = "/office/settings/outside";

    private final ProviderDesk desk;
    private final Vouchers vouchers;
    private final Arrivals arrivals;
    private final Journeys journeys;

    ProvidersController(ProviderDesk desk, Vouchers vouchers, Arrivals arrivals, Journeys journeys) {
        this.desk = desk;
        this.vouchers = vouchers;
        this.arrivals = arrivals;
        this.journeys = journeys;
    }

    @GetMapping
    Page list(Actor actor) {
        return new ProvidersPage(desk.all(actor));
    }

    @PostMapping
    Page add(Actor actor, @RequestParam(defaultValue = "") String kind) {
        try {
            Kind known = Arrays.stream(Kind.values())
                    .filter(one -> one.name().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> Refusal.because("identity.outside.kind.wrong"));
            return Redirect.to(PLACE + "/" + desk.add(actor, known));
        } catch (Refusal refused) {
            return Redirect.to(PLACE).saying(refused.key());
        }
    }

    @GetMapping("/{id}")
    Page show(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        ProviderDesk.Seen seen = desk.find(actor, id);
        return page(seen, ProviderForm.of(seen.provider()), Map.of(), request);
    }

    @PostMapping("/{id}")
    Page save(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            HttpServletRequest request,
            HttpServletResponse response) {
        ProviderForm form = new ProviderForm(typed);
        Map<String, String> problems = desk.save(actor, id, form);
        if (problems.isEmpty()) {
            return Redirect.to(PLACE + "/" + id).saying("identity.settings.saved");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(desk.find(actor, id), form, problems, request);
    }

    @PostMapping("/{id}/remove")
    Page remove(Actor actor, @PathVariable UUID id) {
        desk.remove(actor, id);
        return Redirect.to(PLACE).saying("identity.outside.removed");
    }

    /// Signs nobody in: what comes back is only looked at.
    @GetMapping("/{id}/try")
    ResponseEntity<Void> leave(
            Actor actor, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        Provider provider = desk.find(actor, id).provider();
        return vouchers.leave(
                provider, new Journeys.Errand(Journeys.Errand.Why.TRY, actor.id(), "/"), request, response);
    }

    @GetMapping("/{id}/tried/{arrival}")
    Page tried(Actor actor, @PathVariable UUID id, @PathVariable UUID arrival) {
        Provider provider = desk.find(actor, id).provider();
        Arrival kept = arrivals.look(actor.id(), arrival)
                .filter(one -> one.provider().equals(id))
                .orElseThrow(() -> new NotFound("arrival " + arrival));
        return TriedPage.of(provider, kept);
    }

    private Page page(
            ProviderDesk.Seen seen, ProviderForm form, Map<String, String> problems, HttpServletRequest request) {
        Provider provider = seen.provider();
        String home =
                provider.kind() == Kind.SAML ? journeys.home(provider, request).toString() : null;
        return ProviderPage.of(
                seen, form, problems, journeys.back(provider, request).toString(), home);
    }
}
