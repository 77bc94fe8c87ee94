package org.tongchuang.identity.outside;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
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
import org.tongchuang.identity.signin.Tries;
import org.tongchuang.integrations.vouching.Journey;
import org.tongchuang.integrations.vouching.Kind;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;
import org.tongchuang.integrations.vouching.Voucher;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;

/// Speaks to each kind of system in its own way, and notes on the trail what went wrong.
@Component
class Vouchers {

    private static final String KIND = "outside";

    private final Map<Kind, Voucher> known = new EnumMap<>(Kind.class);
    private final Journeys journeys;
    private final Tries tries;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    Vouchers(List<Voucher> all, Journeys journeys, Tries tries, ApplicationEventPublisher house, Clock clock) {
        all.forEach(one -> known.put(one.kind(), one));
        this.journeys = journeys;
        this.tries = tries;
        this.house = house;
        this.clock = clock;
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

    /// What the browser came back with. Each makes us ask the other side, so those of one network that fail are
    /// counted.
    ///
    /// @param account who set out, if they were signed in
    Arrival finish(
            Provider provider, Journey journey, Map<String, String> answer, @Nullable UUID account, String address) {
        try {
            tries.count(KIND, journey.state(), address, clock.instant());
            Vouched vouched = of(provider).finish(provider.partner(), journey, answer);
            Arrival arrival = Arrival.of(provider.id(), vouched);
            arrival.understood(provider);
            tries.succeeded(KIND, journey.state(), address);
            return arrival;
        } catch (Refusal tooMany) {
            return Arrival.failed(provider.id(), VouchRefused.unreachable("too many tries from this network"));
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
