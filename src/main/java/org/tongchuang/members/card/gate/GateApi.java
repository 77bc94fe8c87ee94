package org.tongchuang.members.card.gate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.Ids;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// Cards at gates, for turnstiles and mini-programs.
@RestController
@RequestMapping("/api/v1")
class GateApi {

    private final GateList list;
    private final CardChecks checks;

    GateApi(GateList list, CardChecks checks) {
        this.list = list;
        this.checks = checks;
    }

    /// A key as in RFC 8037.
    record Jwk(String kty, String crv, String use, String kid, String x) {}

    record Jwks(List<Jwk> keys) {}

    /// The keys by which anybody believes cards (JWKS); `kid` is the number by which codes name the key, in eight
    /// hexadecimal digits.
    @GetMapping("/card-keys")
    ResponseEntity<Jwks> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .body(new Jwks(list.keys().stream()
                        .map(key -> new Jwk("OKP", "Ed25519", "sig", "%08x".formatted(key.id()), key.x()))
                        .toList()));
    }

    /// Cards and phones that are not to be believed any more.
    @GetMapping("/card-revocations")
    GateList.Revoked revoked(Actor actor) {
        actor.must(Right.CHECK_CARDS);
        return list.revoked();
    }

    /// @param id makes it count once however often it is sent; the header `Idempotency-Key` does so too
    /// @param code as scanned, or the card's number with the six digits below its code
    /// @param benefit to be taken, if any
    /// @param at when it was scanned, where there was no network then
    record Check(
            @Nullable UUID id,
            @Nullable String code,
            @Nullable UUID benefit,
            @Nullable Instant at) {}

    @PostMapping("/card-checks")
    Verdict check(
            Actor actor,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Check check) {
        actor.must(Right.CHECK_CARDS);
        if (check.code == null || check.code.isBlank()) {
            throw Refusal.at("code", "members.gate.code.missing");
        }
        return checks.check(actor, new CardChecks.Asked(id(actor, key, check), check.code, check.benefit, check.at));
    }

    private static UUID id(Actor actor, @Nullable String key, Check check) {
        if (check.id != null) {
            return check.id;
        }
        return key == null
                ? Ids.next()
                : UUID.nameUUIDFromBytes((actor.id() + "\0" + key).getBytes(StandardCharsets.UTF_8));
    }
}
