package org.tongchuang.identity.tokens;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.signin.SecondSteps;
import org.tongchuang.identity.signin.SignIn;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.NotFound;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Words;

/// A program gets its token with the e-mail and password of its owner (HTTP Basic), and a code where the owner has a
/// second step; with it it sees and revokes the owner's tokens. One with fewer rights than its owner sees and revokes
/// itself alone.
@RestController
class TokenApi {

    /// Carries the code of a second step, where the account has one.
    private static final String SECOND_STEP = "Tongchuang-Second-Step";

    private final SignIn signIn;
    private final SecondSteps steps;
    private final TokenDesk desk;

    TokenApi(SignIn signIn, SecondSteps steps, TokenDesk desk) {
        this.signIn = signIn;
        this.steps = steps;
        this.desk = desk;
    }

    @PostMapping("/api/v1/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Issued create(
            @RequestHeader(value = "Authorization", defaultValue = "") String authorization,
            @RequestHeader(value = SECOND_STEP, defaultValue = "") String code,
            @Valid @RequestBody Wanted wanted,
            HttpServletRequest request) {
        Account account = known(basic(authorization), code, request.getRemoteAddr());
        Actor actor = account.actor(request.getRemoteAddr());
        List<String> scopes = wanted.scopes() == null ? Scopes.of(actor.rights()) : wanted.scopes();
        var created = desk.create(actor, wanted.name(), scopes, wanted.expiresAt());
        return new Issued(created.id(), created.token(), scopes, wanted.expiresAt());
    }

    @GetMapping("/api/v1/tokens")
    Listed list(Actor actor, HttpServletRequest request) {
        UUID only = BearerTokens.only(request);
        return new Listed(desk.of(actor.id()).stream()
                .filter(token -> only == null || token.id().equals(only))
                .map(Known::of)
                .toList());
    }

    @DeleteMapping("/api/v1/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable UUID id, HttpServletRequest request) {
        UUID only = BearerTokens.only(request);
        if (only != null && !only.equals(id)) {
            throw new NotFound("token " + id);
        }
        desk.revoke(actor, id);
    }

    private Account known(String[] credentials, String code, String address) {
        try {
            Account account = signIn.check(credentials[0], credentials[1], address, "api");
            String way = "api";
            if (steps.isNeeded(account)) {
                if (code.isBlank()) {
                    throw new ResponseStatusException(
                            HttpStatus.UNAUTHORIZED, Words.text("identity.second-step.api", SECOND_STEP));
                }
                way = "api, " + steps.check(account, code, address);
            }
            signIn.entered(account, address, way);
            return account;
        } catch (Refusal refused) {
            if (refused.key().equals("identity.sign-in.locked")) {
                throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, refused.words());
            }
            throw new BadCredentialsException(refused.words(), refused);
        }
    }

    private static String[] basic(String authorization) {
        if (authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                byte[] pair =
                        Base64.getDecoder().decode(authorization.substring(6).strip());
                String[] credentials = new String(pair, StandardCharsets.UTF_8).split(":", 2);
                if (credentials.length == 2) {
                    return credentials;
                }
            } catch (IllegalArgumentException notBase64) {
                throw new BadCredentialsException("not HTTP Basic", notBase64);
            }
        }
        throw new BadCredentialsException("needs HTTP Basic");
    }

    /// @param scopes fewer rights than the account's, if wanted
    /// @param expiresAt when it stops working, if it should
    record Wanted(
            @NotBlank(message = "{identity.token.name.missing}") @Size(max = 80, message = "{identity.token.name.long}")
            String name,

            @Nullable List<String> scopes,
            @Nullable Instant expiresAt) {}

    record Issued(
            UUID id,
            String token,
            List<String> scopes,
            @Nullable Instant expiresAt) {}

    record Listed(List<Known> items) {}

    record Known(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt) {

        static Known of(ApiTokens.ApiToken token) {
            return new Known(
                    token.id(),
                    token.name(),
                    Scopes.of(token.rights()),
                    token.createdAt(),
                    token.expiresAt(),
                    token.usedAt());
        }
    }
}
