package org.tongchuang.members.card.gate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.card.benefits.Redemptions;

/// What a gate says of a code.
///
/// @param light `green`, `amber` or `red`
/// @param number of the card, in groups; null where the code can't be believed
/// @param name of the person, as `about`: null where the code can't be believed
/// @param redemption what became of the benefit that was to be taken; null without one
record Verdict(
        UUID id,
        Result result,
        String light,
        @Nullable String number,
        @Nullable String name,
        @Nullable String about,
        @Nullable Boolean student,
        Redemptions.@Nullable Outcome redemption) {

    /// In the order in which they are looked for.
    enum Result {
        /// No code of a card, or typed wrongly.
        UNREADABLE("red"),
        /// The university has no such key, or withdrew it.
        UNKNOWN_KEY("red"),
        /// The signatures don't fit.
        FORGED("red"),
        /// From a half minute that is over, such as a picture of a code.
        OLD("red"),
        /// From a half minute to come: a clock is wrong.
        EARLY("red"),
        /// The phone was away from the university for too long, or the printed card is old.
        EXPIRED("red"),
        NOT_YET("red"),
        REVOKED("red"),
        /// This phone may not show the card any more.
        DEVICE_REVOKED("red"),
        /// Good, and shown at this gate a moment ago.
        REPEATED("amber"),
        /// On paper: the name is to be compared with a document.
        PRINTED("amber"),
        GOOD("green");

        private final String light;

        Result(String light) {
            this.light = light;
        }

        boolean believed() {
            return ordinal() >= OLD.ordinal();
        }

        boolean lets() {
            return !light.equals("red");
        }
    }

    static Verdict without(UUID id, Result result) {
        return new Verdict(id, result, result.light, null, null, null, null, null);
    }

    static Verdict of(UUID id, Result result, Person person, Redemptions.@Nullable Outcome redemption) {
        boolean refused = redemption != null
                && redemption != Redemptions.Outcome.TAKEN
                && redemption != Redemptions.Outcome.TAKEN_OVER_LIMIT;
        return new Verdict(
                id,
                result,
                refused ? "red" : result.light,
                person.number(),
                person.name(),
                person.about(),
                person.student(),
                redemption);
    }

    /// What a gate shows of somebody.
    record Person(String number, String name, String about, boolean student) {}
}
