package org.tongchuang.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.tongchuang.shared.AuditEvent;
import org.tongchuang.shared.Refusal;
import org.tongchuang.shared.Right;

/// A program gets its token with the e-mail and password of its owner (HTTP Basic).
@RestController
class TokenApi {

    private final SignIn signIn;
    private final ApiTokens tokens;
    private final ApplicationEventPublisher house;

    TokenApi(SignIn signIn, ApiTokens tokens, ApplicationEventPublisher house) {
        this.signIn = signIn;
        this.tokens = tokens;
        this.house = house;
    }

    @PostMapping("/api/v1/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, String> create(
            @RequestHeader(value = "Authorization", defaultValue = "") String authorization,
            @Valid @RequestBody Wanted wanted,
            HttpServletRequest request) {
        String[] credentials = basic(authorization);
        Account account = known(credentials, request.getRemoteAddr());
        Set<Right> rights = rights(wanted.scopes(), account);
        String token = tokens.create(account.id(), wanted.name(), rights, null);
        house.publishEvent(AuditEvent.of(
                account.actor(request.getRemoteAddr()), "identity.token.created", Map.of("name", wanted.name())));
        return Map.of("token", token);
    }

    private Account known(String[] credentials, String address) {
        try {
            return signIn.check(credentials[0], credentials[1], address, "api");
        } catch (Refusal refused) {
            if (refused.key().equals("identity.sign-in.locked")) {
                throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS, refused.words());
            }
            throw new BadCredentialsException(refused.words(), refused);
        }
    }

    private static Set<Right> rights(@Nullable List<String> scopes, Account account) {
        if (scopes == null) {
            return account.role().rights();
        }
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String scope : scopes) {
            rights.add(account.role().rights().stream()
                    .filter(right -> right.scope().equals(scope))
                    .findFirst()
                    .orElseThrow(() -> Refusal.at("scopes", "identity.token.scope", scope)));
        }
        return rights;
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
    record Wanted(
            @NotBlank(message = "{identity.token.name.missing}") @Size(max = 80, message = "{identity.token.name.long}")
            String name,

            @Nullable List<String> scopes) {}
}
