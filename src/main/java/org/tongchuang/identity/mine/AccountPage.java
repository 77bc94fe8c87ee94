package org.tongchuang.identity.mine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.identity.signin.OpenSessions;
import org.tongchuang.identity.tokens.ApiTokens;
import org.tongchuang.identity.tokens.Scopes;
import org.tongchuang.shared.Page;
import org.tongchuang.shared.Words;

/// One's own account.
///
/// @param passwordIssued whether the password was made by somebody else
/// @param secondStep whether there is one
/// @param places where one is signed in
/// @param scopes rights one may give to a token
/// @param issued a token just made, to be read this once
/// @param problems by field, in the reader's language
/// @param tokenName what was typed into the form that had problems
public record AccountPage(
        String name,
        String email,
        String role,
        String units,
        boolean hasPassword,
        boolean passwordIssued,
        boolean secondStep,
        List<Place> places,
        List<Token> tokens,
        List<String> scopes,
        @Nullable String issued,
        Map<String, String> problems,
        String tokenName)
        implements Page {

    /// How long a token may live, in days; 0 for as long as it is wanted.
    public Map<String, String> lives() {
        Map<String, String> lives = new java.util.LinkedHashMap<>();
        for (String days : List.of("90", "30", "365", "0")) {
            lives.put(days, Words.text("identity.token.life." + days));
        }
        return lives;
    }

    /// @param present whether it is the one this page is read in
    public record Place(
            String handle, String device, String address, Instant since, Instant lastUsed, boolean present) {

        static Place of(OpenSessions.Place open) {
            return new Place(
                    open.handle(),
                    open.device().words(),
                    open.address(),
                    open.since(),
                    open.lastUsed(),
                    open.present());
        }
    }

    public record Token(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant usedAt,
            boolean expired) {

        static Token of(ApiTokens.ApiToken token) {
            return new Token(
                    token.id(),
                    token.name(),
                    Scopes.of(token.rights()),
                    token.createdAt(),
                    token.expiresAt(),
                    token.usedAt(),
                    token.expired());
        }
    }
}
