package org.tongchuang.members.claiming.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tongchuang.shared.MemberId;

/// What the records say to a claim.
///
/// @param rung by which it may be approved without a person looking at it; null when it may not
/// @param doubt why it may not; null when it may
/// @param likely records worth a person's look, the likeliest first; at most a handful
public record Verdict(@Nullable Rung rung, @Nullable Doubt doubt, List<Likely> likely) {

    public Verdict {
        likely = List.copyOf(likely);
    }

    /// @param bits logarithm to the base of two of the odds that this is the record meant
    public record Likely(MemberId member, double bits, List<Line> lines) {

        public Likely {
            lines = List.copyOf(lines);
        }
    }

    public boolean isSafe() {
        return rung != null;
    }

    /// The record meant, as far as one can tell.
    public Optional<MemberId> record() {
        return likely.isEmpty()
                ? Optional.empty()
                : Optional.of(likely.getFirst().member());
    }

    /// The same, held back all the same.
    public Verdict butFor(Doubt reason) {
        return new Verdict(null, reason, likely);
    }
}
