package org.tongchuang.members.claiming.claims;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.claiming.evidence.Doubt;
import org.tongchuang.members.claiming.evidence.Item;
import org.tongchuang.members.claiming.evidence.Rung;
import org.tongchuang.members.claiming.evidence.Said;
import org.tongchuang.shared.MemberId;

/// What somebody asks for, and where it stands. Never changed once made; each step gives the next state.
///
/// @param version grows by one with each step kept; two who act at once are told apart by it
/// @param mark by which the same address is known again
/// @param tries how often they sent what they say
public record Claim(
        UUID id,
        long version,
        Locale language,
        String mark,
        Said said,
        int tries,
        Instant begunAt,
        @Nullable Instant submittedAt,
        Standing standing,
        Finding finding) {

    /// How often somebody may send what they say: once, and twice more to put a slip right.
    public static final int MOST_TRIES = 3;

    /// The house answers everybody after the same while, however much or little it had to look at.
    public static final Duration SAME_WHILE = Duration.ofSeconds(4);

    /// @param due when the next step is to be made, by whoever has to make it
    public record Standing(
            ClaimState state, Instant since, @Nullable Instant due) {}

    /// What the records say.
    ///
    /// @param member the record meant, as far as one can tell; once approved, the one it was approved for
    /// @param rung how it was proved; null when it was not
    /// @param units tokens of the schools and departments whose officers may see it
    public record Finding(
            @Nullable MemberId member,
            @Nullable Rung rung,
            @Nullable Doubt doubt,
            boolean contested,
            List<String> units) {

        static final Finding NONE = new Finding(null, null, null, false, List.of());

        public Finding {
            units = List.copyOf(units);
        }
    }

    static Claim begin(UUID id, Locale language, String mark, String email, Instant now, Instant due) {
        return new Claim(
                id,
                1,
                language,
                mark,
                Said.NOTHING.with(java.util.Map.of(Item.EMAIL, email)),
                0,
                now,
                null,
                new Standing(ClaimState.DRAFT, now, due),
                Finding.NONE);
    }

    public ClaimState state() {
        return standing.state();
    }

    /// What its applicant sees: nobody is told sooner than others.
    public ClaimState seenAt(Instant now) {
        Instant sent = submittedAt;
        boolean fresh = sent != null && now.isBefore(sent.plus(SAME_WHILE));
        boolean answer = state().isForOffice() || state() == ClaimState.APPROVED;
        return fresh && answer ? ClaimState.CHECKING : state();
    }

    public String email() {
        return said.of(Item.EMAIL);
    }

    /// As they are addressed; empty while they have not said it.
    public String name() {
        return said.of(Item.NAME);
    }

    /// Whether what they say may be sent, or sent anew.
    public boolean maySend() {
        return (state() == ClaimState.DRAFT || state() == ClaimState.WAITING) && tries < MOST_TRIES;
    }

    Claim saying(Said more) {
        return new Claim(id, version, language, mark, more, tries, begunAt, submittedAt, standing, finding);
    }

    Claim sent(Instant now) {
        return new Claim(
                id,
                version,
                language,
                mark,
                said,
                tries + 1,
                begunAt,
                now,
                new Standing(ClaimState.CHECKING, now, null),
                finding);
    }

    Claim found(Finding now) {
        return new Claim(id, version, language, mark, said, tries, begunAt, submittedAt, standing, now);
    }

    Claim contested() {
        return found(new Finding(finding.member(), finding.rung(), Doubt.CONTESTED, true, finding.units()));
    }

    Claim standing(ClaimState state, Instant now, @Nullable Instant due) {
        return new Claim(
                id,
                version,
                language,
                mark,
                said,
                tries,
                begunAt,
                submittedAt == null && state != ClaimState.WITHDRAWN ? now : submittedAt,
                new Standing(state, now, due),
                finding);
    }
}
