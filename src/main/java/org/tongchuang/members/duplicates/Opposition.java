package org.tongchuang.members.duplicates;

import java.util.EnumSet;
import java.util.Set;

/// Levels that keep two records from being merged unseen, however much else agrees.
final class Opposition {

    private static final Set<Level> LEVELS = EnumSet.of(
            Level.NAME_ONE_CHARACTER,
            Level.NAME_GIVEN_ONLY,
            Level.NAME_FAMILY_ONLY,
            Level.NAME_DIFFERENT,
            Level.BIRTH_OTHER_YEAR,
            Level.BIRTH_SAME_MONTH,
            Level.BIRTH_WEEKS_APART,
            Level.BIRTH_SAME_YEAR,
            Level.BIRTH_DIFFERENT,
            Level.SEX_DIFFERENT,
            Level.ID_DIFFERENT,
            Level.STUDENT_DIFFERENT,
            Level.STUDY_OTHER_CLASS);

    private Opposition() {}

    static boolean of(Level level) {
        return LEVELS.contains(level);
    }
}
