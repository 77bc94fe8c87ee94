package org.tongchuang.members.duplicates;

import org.jspecify.annotations.Nullable;

/// How near two people's studies lie: the nearest of all their degrees.
final class StudyComparison {

    private int commonClass;

    /// The class they share as [Terms] numbers it, 0 for none.
    int commonClass() {
        return commonClass;
    }

    @Nullable
    Level compare(Person a, Person b) {
        commonClass = 0;
        Level best = null;
        for (int i = 0; i < a.studyCount(); i++) {
            for (int j = 0; j < b.studyCount(); j++) {
                Level found = one(a, i, b, j);
                if (found != null && (best == null || found.ordinal() < best.ordinal())) {
                    best = found;
                    commonClass = found == Level.STUDY_SAME_CLASS ? a.study(i, Person.CLASS) : 0;
                }
            }
        }
        return best;
    }

    private static @Nullable Level one(Person a, int i, Person b, int j) {
        int degree = same(a.study(i, Person.DEGREE), b.study(j, Person.DEGREE));
        if (degree == DIFFERENT) {
            return Level.STUDY_DIFFERENT;
        }
        int classA = a.study(i, Person.CLASS);
        int classB = b.study(j, Person.CLASS);
        int years = years(a.study(i, Person.YEARS), b.study(j, Person.YEARS));
        if (classA != 0 && classA == classB && years != DIFFERENT) {
            return Level.STUDY_SAME_CLASS;
        }
        int major = same(a.study(i, Person.MAJOR), b.study(j, Person.MAJOR));
        int school = same(a.study(i, Person.SCHOOL), b.study(j, Person.SCHOOL));
        boolean otherClass = classA != 0 && classB != 0;
        if (years == SAME) {
            if (major == SAME || major == UNKNOWN && otherClass && school != DIFFERENT) {
                return otherClass ? Level.STUDY_OTHER_CLASS : Level.STUDY_SAME_MAJOR;
            }
            if (major == DIFFERENT || school == DIFFERENT) {
                return degree == SAME ? Level.STUDY_OTHER_MAJOR : Level.STUDY_DIFFERENT;
            }
            return school == SAME ? Level.STUDY_SAME_YEAR : Level.STUDY_YEAR_ONLY;
        }
        if (years == NEAR && !otherClass && (major == SAME || major == UNKNOWN && school != DIFFERENT)) {
            return Level.STUDY_NEAR_YEAR;
        }
        if (years == UNKNOWN) {
            if (major == DIFFERENT || school == DIFFERENT || otherClass) {
                return Level.STUDY_DIFFERENT;
            }
            return major == SAME ? Level.STUDY_MAJOR_ONLY : school == SAME ? Level.STUDY_SCHOOL_ONLY : null;
        }
        return Level.STUDY_DIFFERENT;
    }

    private static final int UNKNOWN = 0;
    private static final int SAME = 1;
    private static final int NEAR = 2;
    private static final int DIFFERENT = 3;

    private static int same(int a, int b) {
        return a == 0 || b == 0 ? UNKNOWN : a == b ? SAME : DIFFERENT;
    }

    /// One off, or an entry year that fits the other's graduation, is near.
    private static int years(int a, int b) {
        if (a == 0 || b == 0) {
            return UNKNOWN;
        }
        int entries = apart(Person.entry(a), Person.entry(b));
        int graduations = apart(Person.graduation(a), Person.graduation(b));
        boolean oneSame = entries == 0 || graduations == 0;
        if (oneSame && entries <= 0 && graduations <= 0) {
            return SAME;
        }
        if (oneSame || entries == 1 || graduations == 1) {
            return NEAR;
        }
        if (entries < 0 && graduations < 0) {
            int years = Person.graduation(a) + Person.graduation(b) - Person.entry(a) - Person.entry(b);
            return years >= 3 && years <= 5 || years == 0 ? NEAR : DIFFERENT;
        }
        return DIFFERENT;
    }

    private static int apart(int a, int b) {
        return a == 0 || b == 0 ? -1 : Math.abs(a - b);
    }

    /// Student numbers tell two people apart only where both are of the same school and degree.
    @Nullable
    Level numbers(Person a, Person b) {
        Level best = null;
        for (int i = 0; i < a.numbers().length; i++) {
            for (int j = 0; j < b.numbers().length; j++) {
                long one = a.numbers()[i];
                long other = b.numbers()[j];
                Level found = one == 0 || other == 0 ? null : number(a, i, b, j, one, other);
                best = found == null || best != null && best.ordinal() < found.ordinal() ? best : found;
            }
        }
        return best;
    }

    private static @Nullable Level number(Person a, int i, Person b, int j, long one, long other) {
        int school = same(a.study(i, Person.SCHOOL), b.study(j, Person.SCHOOL));
        if (one == other) {
            return school == DIFFERENT ? null : Level.STUDENT_SAME;
        }
        if (StudentNumber.slip(one, other)) {
            return Level.STUDENT_SLIP;
        }
        boolean comparable = school == SAME
                && same(a.study(i, Person.DEGREE), b.study(j, Person.DEGREE)) == SAME
                && years(a.study(i, Person.YEARS), b.study(j, Person.YEARS)) != DIFFERENT;
        return comparable ? Level.STUDENT_DIFFERENT : null;
    }
}
