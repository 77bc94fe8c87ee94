package org.tongchuang.members.duplicates;

/// The level that two names reach.
final class NameLevels {

    private static final int LONG_ENOUGH = 4;

    private NameLevels() {}

    static Level of(Part family, Part given, Part family2, Part given2) {
        if (family.text().equals(family2.text()) && given.text().equals(given2.text())) {
            if (given.text().length() == 1 && !given.chinese()) {
                return Level.NAME_INITIALS;
            }
            return family.written().equals(family2.written()) && given.written().equals(given2.written())
                    ? Level.NAME_SAME
                    : Level.NAME_VARIANT;
        }
        boolean chinese = family.chinese() || given.chinese();
        if (chinese != (family2.chinese() || given2.chinese())) {
            return acrossScripts(family, given, family2, given2, chinese);
        }
        if (family.text().equals(given2.text()) && given.text().equals(family2.text())) {
            return Level.NAME_SWAPPED;
        }
        return chinese ? chinese(family, given, family2, given2) : latin(family, given, family2, given2);
    }

    /// Pinyin comes in either order, with or without a space between the syllables of the given name.
    private static Level acrossScripts(Part family, Part given, Part family2, Part given2, boolean firstIsChinese) {
        Part f = firstIsChinese ? family : family2;
        Part g = firstIsChinese ? given : given2;
        Part lf = firstIsChinese ? family2 : family;
        Part lg = firstIsChinese ? given2 : given;
        if (sameOrder(f, g, lf, lg) || sameOrder(f, g, lg, lf)) {
            return Level.NAME_IN_LETTERS;
        }
        boolean sameFamily =
                !f.isEmpty() && (f.letters().equals(lf.letters()) || f.letters().equals(lg.letters()));
        if (!sameFamily) {
            return Level.NAME_DIFFERENT;
        }
        String rest = f.letters().equals(lf.letters()) ? lg.letters() : lf.letters();
        if (rest.length() == 1 && g.letters().startsWith(rest)) {
            return Level.NAME_INITIALS;
        }
        return Distance.slips(g.letters(), rest, 1) == 1 && rest.length() >= LONG_ENOUGH
                ? Level.NAME_NEAR
                : Level.NAME_FAMILY_ONLY;
    }

    /// The same letters in a row, wherever they are parted.
    private static boolean sameOrder(Part first, Part then, Part first2, Part then2) {
        return first.sum() + then.sum() == first2.sum() + then2.sum()
                && (first.letters() + then.letters()).equals(first2.letters() + then2.letters());
    }

    private static Level chinese(Part family, Part given, Part family2, Part given2) {
        boolean sameFamily = family.text().equals(family2.text());
        boolean soundingFamily = family.letters().equals(family2.letters());
        boolean soundingGiven = given.letters().equals(given2.letters());
        if (soundingFamily && soundingGiven) {
            return Level.NAME_SOUNDS_SAME;
        }
        if (given.text().equals(given2.text())) {
            return (family.text() + given.text()).equals(family2.text() + given2.text())
                    ? Level.NAME_VARIANT
                    : Level.NAME_GIVEN_ONLY;
        }
        if ((family.text() + given.text()).equals(family2.text() + given2.text())) {
            return Level.NAME_VARIANT;
        }
        if (startsWith(family.text() + given.text(), family2.text() + given2.text())) {
            return Level.NAME_SHORTER;
        }
        if (!sameFamily) {
            return soundingFamily ? givenOf(given, given2, true) : Level.NAME_DIFFERENT;
        }
        return givenOf(given, given2, false);
    }

    /// One gives only the beginning, as names of minorities are cut.
    private static boolean startsWith(String one, String other) {
        String shorter = one.length() < other.length() ? one : other;
        return shorter.length() >= 3 && (shorter.equals(one) ? other : one).startsWith(shorter);
    }

    private static Level givenOf(Part given, Part given2, boolean familyOnlySounds) {
        Level found = Level.NAME_FAMILY_ONLY;
        if (given.characters() == given2.characters()) {
            boolean almost = inDialect(given.letters()).equals(inDialect(given2.letters()));
            boolean oneCharacter = given.characters() > 1 && Distance.slips(given.text(), given2.text(), 1) == 1;
            found = almost || sameCharacters(given, given2)
                    ? Level.NAME_SLIP
                    : oneCharacter ? Level.NAME_ONE_CHARACTER : Level.NAME_FAMILY_ONLY;
        } else if (given.text().startsWith(given2.text()) || given2.text().startsWith(given.text())) {
            found = Level.NAME_SHORTER;
        }
        return familyOnlySounds ? found == Level.NAME_FAMILY_ONLY ? Level.NAME_DIFFERENT : Level.NAME_NEAR : found;
    }

    /// What dialects keep apart and what they don't: zh and z, ch and c, sh and s, ing and in, l and n.
    private static String inDialect(String letters) {
        return letters.replace("zh", "z")
                .replace("ch", "c")
                .replace("sh", "s")
                .replace("ng", "n")
                .replace('l', 'n');
    }

    private static boolean sameCharacters(Part given, Part given2) {
        return given.sum() == given2.sum()
                && given.text()
                        .codePoints()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(given2.text().codePoints().sorted().boxed().toList());
    }

    private static Level latin(Part family, Part given, Part family2, Part given2) {
        boolean sameFamily = family.text().equals(family2.text());
        boolean sameGiven = given.text().equals(given2.text());
        if (sameOrder(given, family, given2, family2)) {
            return Level.NAME_VARIANT;
        }
        if (sameOrder(given, family, family2, given2)) {
            return Level.NAME_SWAPPED;
        }
        if (sameFamily) {
            return latinGiven(given, given2);
        }
        int inFamily = slips(family, family2);
        if (sameGiven) {
            return inFamily == 1 ? Level.NAME_SLIP : inFamily == 2 ? Level.NAME_NEAR : Level.NAME_GIVEN_ONLY;
        }
        int inGiven = slips(given, given2);
        if (inFamily == 1 && (inGiven == 1 || latinGiven(given, given2).rank() <= 3)) {
            return Level.NAME_NEAR;
        }
        boolean turned = slips(family, given2) + slips(given, family2) <= 1;
        return turned ? Level.NAME_NEAR : Level.NAME_DIFFERENT;
    }

    /// 3 for anything that is no likely slip.
    private static int slips(Part one, Part other) {
        String a = one.letters();
        String b = other.letters();
        int shorter = Math.min(a.length(), b.length());
        if (shorter < 3) {
            return a.equals(b) ? 0 : 3;
        }
        int slips = Distance.slips(a, b, 2);
        return slips == 2 && shorter < 6 ? 3 : slips;
    }

    private static Level latinGiven(Part given, Part given2) {
        if (slips(given, given2) == 1) {
            return Level.NAME_SLIP;
        }
        String[] fewer = given.words().length <= given2.words().length ? given.words() : given2.words();
        String[] more = fewer == given.words() ? given2.words() : given.words();
        boolean initials = false;
        boolean shorter = fewer.length < more.length;
        for (int i = 0; i < fewer.length; i++) {
            if (!fewer[i].equals(more[i])) {
                if (!fewer[i].startsWith(more[i]) && !more[i].startsWith(fewer[i])) {
                    return slipped(given, given2);
                }
                initials |= Math.min(fewer[i].length(), more[i].length()) == 1;
                shorter |= Math.min(fewer[i].length(), more[i].length()) > 2;
            }
        }
        return initials ? Level.NAME_INITIALS : shorter ? Level.NAME_SHORTER : slipped(given, given2);
    }

    private static Level slipped(Part given, Part given2) {
        return slips(given, given2) == 2 ? Level.NAME_NEAR : Level.NAME_FAMILY_ONLY;
    }
}
