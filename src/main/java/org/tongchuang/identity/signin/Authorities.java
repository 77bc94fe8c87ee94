package org.tongchuang.identity.signin;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.tongchuang.shared.Actor;

/// An actor as Spring Security sees one: each right is an authority.
public final class Authorities {

    private Authorities() {}

    public static Authentication of(Actor actor) {
        return UsernamePasswordAuthenticationToken.authenticated(
                actor,
                null,
                actor.rights().stream()
                        .map(right -> new SimpleGrantedAuthority(right.scope()))
                        .toList());
    }
}
