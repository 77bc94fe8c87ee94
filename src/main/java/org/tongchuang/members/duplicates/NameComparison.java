package org.tongchuang.members.duplicates;

import org.tongchuang.members.duplicates.Frequencies.Kind;

/// How far two people's names agree, former and other names included.
final class NameComparison {

    private Level level = Level.NAME_DIFFERENT;
    private Part family = Part.NONE;
    private Part given = Part.NONE;
    private Part family2 = Part.NONE;
    private Part given2 = Part.NONE;

    Level compare(Person a, Person b) {
        Part[] mine = a.names();
        Part[] theirs = b.names();
        boolean lettersFirst = theirs[1].chinese() && !mine[1].chinese();
        Part[] told = lettersFirst ? theirs : mine;
        keep(told[0], told[1], NameLevels.of(mine[0], mine[1], theirs[0], theirs[1]));
        family2 = theirs[0];
        given2 = theirs[1];
        if (level.rank() <= 1 || mine.length + theirs.length == 4) {
            return level;
        }
        for (int i = 0; i < mine.length; i += 2) {
            for (int j = 0; j < theirs.length; j += 2) {
                if (i + j > 0
                        && NameLevels.of(mine[i], mine[i + 1], theirs[j], theirs[j + 1])
                                        .rank()
                                <= 1) {
                    keep(mine[i], mine[i + 1], Level.NAME_FORMER);
                    return level;
                }
            }
        }
        return level;
    }

    private void keep(Part family, Part given, Level level) {
        this.family = family;
        this.given = given;
        this.level = level;
    }

    /// Bits to add because the agreeing parts are rarer than most.
    float rarity(Frequencies frequencies) {
        return switch (level) {
            case NAME_SWAPPED -> Math.min(frequencies.rarity(family, given), frequencies.rarity(family2, given2));
            case NAME_SAME, NAME_VARIANT, NAME_FORMER -> frequencies.rarity(family, given);
            case NAME_SOUNDS_SAME, NAME_IN_LETTERS ->
                frequencies.rarity(Kind.FAMILY_SOUND, family.letters())
                        + frequencies.rarity(Kind.GIVEN_SOUND, given.letters());
            case NAME_SLIP, NAME_NEAR -> agreeing(frequencies);
            case NAME_SHORTER, NAME_INITIALS, NAME_ONE_CHARACTER, NAME_FAMILY_ONLY ->
                frequencies.rarity(Kind.FAMILY, family.text());
            case NAME_GIVEN_ONLY -> frequencies.rarity(Kind.GIVEN, given.text());
            default -> 0;
        };
    }

    private float agreeing(Frequencies frequencies) {
        boolean sameFamily = family.text().equals(family2.text());
        boolean sameGiven = given.text().equals(given2.text());
        float bits = sameFamily
                ? frequencies.rarity(Kind.FAMILY, family.text())
                : frequencies.bothCommon(Kind.FAMILY, family.text(), family2.text());
        return bits
                + (sameGiven
                        ? frequencies.rarity(Kind.GIVEN, given.text())
                        : frequencies.bothCommon(Kind.GIVEN, given.text(), given2.text()));
    }
}
