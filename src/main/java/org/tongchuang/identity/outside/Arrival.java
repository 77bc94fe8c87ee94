package org.tongchuang.identity.outside;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.integrations.vouching.VouchRefused;
import org.tongchuang.integrations.vouching.Vouched;

/// What came back from outside and waits for its owner's word.
///
/// @param subjects by which the person is known there; empty when it failed
/// @param attributes as the other side called them
/// @param reason why it failed, if it did
/// @param failure the same in the words of the protocol
record Arrival(
        UUID provider,
        List<String> subjects,
        Map<String, List<String>> attributes,
        VouchRefused.@Nullable Reason reason,
        @Nullable String failure) {

    static Arrival of(UUID provider, Vouched vouched) {
        return new Arrival(provider, vouched.subjects(), vouched.attributes(), null, null);
    }

    static Arrival failed(UUID provider, VouchRefused refused) {
        return new Arrival(provider, List.of(), Map.of(), refused.reason(), refused.detail());
    }

    /// What it means, if it did not fail.
    Understood understood(Provider as) {
        return Understood.of(as, new Vouched(subjects, attributes));
    }
}
