package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;
import org.tongchuang.shared.AuditEvent;

/// Speaks to each kind of system in its own way, and notes on the trail what went wrong.
@Component
class Vouchers {

    private final Map<Kind, Voucher> known = new EnumMap<>(Kind.class);
    private final Journeys journeys;
    private final ApplicationEventPublisher house;

    Vouchers(List<Voucher> all, Journeys journeys, ApplicationEventPublisher house) {
        all.forEach(one -> known.put(one.kind(), one));
        this.journeys = journeys;
        this.house = house;
    }

    /// Sends the browser out; or, when the other side can't be asked, to a page that says so.
    ResponseEntity<Void> leave(
            Provider provider, Journeys.Errand errand, HttpServletRequest request, HttpServletResponse response) {
        Journey journey = journeys.begin(provider, errand, request, response);
        URI out;
        try {
            out = of(provider).begin(provider.partner(), journey);
        } catch (VouchRefused refused) {
            note(provider, refused, errand.account(), request.getRemoteAddr());
            out = URI.create(trouble(provider.id(), refused.reason().name(), errand.why()));
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(out).build();
    }

    /// What the browser came back with.
    ///
    /// @param account who set out, if they were signed in
    Arrival finish(
            Provider provider,
            Journey journey,
            Map<String, String> answer,
            @Nullable UUID account,
            @Nullable String address) {
        try {
            Vouched vouched = of(provider).finish(provider.partner(), journey, answer);
            Arrival arrival = Arrival.of(provider.id(), vouched);
            arrival.understood(provider);
            return arrival;
        } catch (VouchRefused refused) {
            note(provider, refused, account, address);
            return Arrival.failed(provider.id(), refused);
        }
    }

    Optional<String> metadata(Provider provider, HttpServletRequest request) {
        return of(provider).metadata(journeys.home(provider, request), journeys.back(provider, request));
    }

    /// The page that tells people that it did not work.
    static String trouble(UUID provider, String why, Journeys.Errand.Why errand) {
        return Journeys.PLACE + provider + "/trouble?why=" + why.toLowerCase(Locale.ROOT)
                + (errand == Journeys.Errand.Why.SIGN_IN ? "" : "&errand=" + errand);
    }

    private Voucher of(Provider provider) {
        Voucher voucher = known.get(provider.kind());
        if (voucher == null) {
            throw VouchRefused.misconfigured("nobody speaks " + provider.kind());
        }
        return voucher;
    }

    private void note(Provider provider, VouchRefused refused, @Nullable UUID account, @Nullable String address) {
        if (refused.reason() != VouchRefused.Reason.DECLINED) {
            house.publishEvent(new AuditEvent(
                    account,
                    "",
                    "identity.outside.failed",
                    List.of(),
                    Map.of("name", provider.nameChinese(), "problem", refused.detail()),
                    address));
        }
    }
}
