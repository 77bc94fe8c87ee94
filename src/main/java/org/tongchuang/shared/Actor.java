package org.tongchuang.shared;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is acting in this request: a person in the browser, or a program with their token. Controllers take one as an
/// argument; every look-up starts from it.
///
/// @param id the account
/// @param address the network address the request came from; empty for work in the background
/// @param member whose record is theirs, if the account belongs to an alum or a student
public record Actor(
        UUID id,
        String name,
        Set<Right> rights,
        Reach reach,
        @Nullable String address,
        @Nullable MemberId member) {

    private static final UUID HOUSE = new UUID(0, 0);

    public Actor {
        rights = Set.copyOf(rights);
    }

    /// Somebody who is of the office and nothing else.
    public Actor(UUID id, String name, Set<Right> rights, Reach reach, @Nullable String address) {
        this(id, name, rights, reach, address, null);
    }

    /// The platform itself, for work nobody asked for by hand.
    public static Actor house() {
        return new Actor(HOUSE, "Tongchuang", Set.of(Right.values()), Reach.EVERYONE, null);
    }

    /// Under which ids things are kept for them: the account, and the person of the records behind it.
    public Set<UUID> known() {
        return member == null ? Set.of(id) : Set.of(id, member.value());
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /// @throws NotAllowed when this actor lacks the right
    public void must(Right right) {
        if (!may(right)) {
            throw new NotAllowed(right);
        }
    }

    /// Whose record is theirs.
    ///
    /// @throws NotAllowed when this actor is no alum or student, or a token may not act as one
    public MemberId mustBeMember() {
        MemberId mine = member;
        if (mine == null || !may(Right.ACT_AS_MEMBER)) {
            throw new NotAllowed(Right.ACT_AS_MEMBER);
        }
        return mine;
    }

    /// The same person with their present address, as a background job remembers them.
    public Actor from(@Nullable String address) {
        return new Actor(id, name, rights, reach, address, member);
    }

    /// The act is beyond the actor's rights: answered with 403 on a page and over the API.
    public static final class NotAllowed extends RuntimeException {
        NotAllowed(Right right) {
            super("needs " + right.scope());
        }
    }
}
