package org.tongchuang;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;
import org.tongchuang.shared.Reach;
import org.tongchuang.shared.Right;
import org.tongchuang.shared.Role;

/// People of the office for tests that need no sign-in.
public final class Staff {

    public static final Actor ADMINISTRATOR = of("周敏", Role.ADMINISTRATOR, Reach.EVERYONE);
    public static final Actor RECORDS_OFFICER = of("陈晓", Role.RECORDS_OFFICER, Reach.EVERYONE);
    public static final Actor AUDITOR = of("沈洁", Role.AUDITOR, Reach.EVERYONE);

    private Staff() {}

    public static Actor of(String name, Role role, Reach reach) {
        return new Actor(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                role.rights(),
                reach,
                "127.0.0.1");
    }

    /// Looks after one school.
    public static Actor departmentOfficer(String school) {
        return of("院办 " + school, Role.DEPARTMENT_OFFICER, Reach.of(List.of(new Reach.Unit(school, null))));
    }

    /// A program with a token of few rights.
    public static Actor program(Right... rights) {
        return new Actor(UUID.randomUUID(), "program", Set.of(rights), Reach.EVERYONE, "127.0.0.1");
    }

    /// The request is theirs.
    public static RequestPostProcessor as(Actor actor) {
        return SecurityMockMvcRequestPostProcessors.authentication(UsernamePasswordAuthenticationToken.authenticated(
                actor,
                null,
                actor.rights().stream()
                        .map(right -> new SimpleGrantedAuthority(right.scope()))
                        .toList()));
    }

    /// Somebody who is signed in as themself.
    public static Actor alum(MemberId member, String name) {
        return new Actor(UUID.randomUUID(), name, Set.of(Right.ACT_AS_MEMBER), Reach.NOBODY, "127.0.0.1", member);
    }
}
