package org.tongchuang.shared.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.tongchuang.shared.MemberId;

/// Whether people agreed to a purpose in the words that are asked now. Asked by every room before it does what needs an
/// agreement, for many people in one call.
@FunctionalInterface
public interface Consents {

    /// Those of these people who did.
    ///
    /// @throws IllegalArgumentException for a purpose that nobody declared, or that people are not asked about
    Set<MemberId> given(Collection<MemberId> members, String purpose);

    default boolean given(MemberId member, String purpose) {
        return !given(List.of(member), purpose).isEmpty();
    }
}
