package org.tongchuang.members.mine;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.Actor;
import org.tongchuang.shared.MemberId;

/// Somebody who acts on their own record: by their account, or by a link that only they have.
///
/// @param account null when they came by a link
/// @param name of the account; empty when they came by a link, for then the record's own is meant
/// @param way how they came, for the audit trail, such as `account` or `invitation`
/// @param address the network address
public record Self(
        MemberId member,
        @Nullable UUID account,
        String name,
        String way,
        @Nullable String address) {

    /// @throws Actor.NotAllowed when this actor has no record of their own
    static Self of(Actor actor) {
        return new Self(actor.mustBeMember(), actor.id(), actor.name(), "account", actor.address());
    }

    public static Self byLink(MemberId member, String way, String address) {
        return new Self(member, null, "", way, address);
    }
}
