package org.tongchuang.members.duplicates;

/// How far two records agree in a field. The numbers are what the model starts from before it has seen any records: the
/// share of pairs at this level among records of one person, among those of two, and among those of two who studied in
/// the same year where that differs.
public enum Level {
    NAME_SAME(Field.NAME, 0, 0.86, 4e-5),
    NAME_VARIANT(Field.NAME, 0, 0.02, 1e-6),
    NAME_IN_LETTERS(Field.NAME, 1, 0.02, 2e-6),
    NAME_SOUNDS_SAME(Field.NAME, 1, 0.03, 3e-5),
    NAME_SWAPPED(Field.NAME, 1, 0.005, 3e-7),
    NAME_FORMER(Field.NAME, 1, 0.006, 1e-6),
    NAME_SLIP(Field.NAME, 2, 0.03, 6e-5),
    NAME_SHORTER(Field.NAME, 3, 0.004, 6e-5),
    NAME_INITIALS(Field.NAME, 3, 0.003, 1e-5),
    NAME_NEAR(Field.NAME, 3, 0.004, 1e-4),
    NAME_ONE_CHARACTER(Field.NAME, 4, 0.012, 1.5e-3),
    NAME_GIVEN_ONLY(Field.NAME, 5, 0.006, 3e-3),
    NAME_FAMILY_ONLY(Field.NAME, 6, 0.002, 0.025),
    NAME_DIFFERENT(Field.NAME, 7, 0.002, 0.97),

    BIRTH_SAME(Field.BIRTH, 0, 0.91, 5e-5, 1.1e-3),
    BIRTH_SWAPPED(Field.BIRTH, 1, 0.006, 1.5e-5, 3e-4),
    BIRTH_ONE_DIGIT(Field.BIRTH, 1, 0.025, 4e-4, 3.5e-3),
    BIRTH_AGREES(Field.BIRTH, 2, 0.02, 1e-3, 0.02),
    BIRTH_OTHER_YEAR(Field.BIRTH, 3, 0.008, 2.4e-3, 1.5e-3),
    BIRTH_SAME_MONTH(Field.BIRTH, 4, 0.012, 2e-3, 0.04),
    BIRTH_WEEKS_APART(Field.BIRTH, 5, 0.008, 1.4e-3, 0.03),
    BIRTH_SAME_YEAR(Field.BIRTH, 6, 0.003, 0.016, 0.37),
    BIRTH_DIFFERENT(Field.BIRTH, 7, 0.008, 0.976, 0.53),

    SEX_SAME(Field.SEX, 0, 0.995, 0.51),
    SEX_DIFFERENT(Field.SEX, 1, 0.005, 0.49),

    ID_SAME(Field.ID_NUMBER, 0, 0.985, 1e-8),
    ID_ONE_DIGIT(Field.ID_NUMBER, 1, 0.008, 1e-7),
    ID_DIFFERENT(Field.ID_NUMBER, 2, 0.007, 1),

    STUDENT_SAME(Field.STUDENT_NUMBER, 0, 0.95, 1e-8),
    STUDENT_SLIP(Field.STUDENT_NUMBER, 1, 0.03, 3e-5),
    STUDENT_DIFFERENT(Field.STUDENT_NUMBER, 2, 0.02, 1),

    PHONE_SAME(Field.PHONE, 0, 0.58, 4e-8),
    PHONE_SLIP(Field.PHONE, 1, 0.02, 2e-7),
    PHONE_SAME_LINE(Field.PHONE, 2, 0.01, 4e-7),
    PHONE_DIFFERENT(Field.PHONE, 3, 0.39, 1),

    EMAIL_SAME(Field.EMAIL, 0, 0.6, 2e-8),
    EMAIL_SAME_START(Field.EMAIL, 1, 0.03, 1e-6),
    EMAIL_DIFFERENT(Field.EMAIL, 2, 0.37, 1),

    WECHAT_SAME(Field.WECHAT, 0, 0.8, 2e-8),
    WECHAT_DIFFERENT(Field.WECHAT, 1, 0.2, 1),

    ADDRESS_SAME(Field.ADDRESS, 0, 0.5, 1e-7),
    ADDRESS_DIFFERENT(Field.ADDRESS, 1, 0.5, 1),

    CITY_SAME(Field.CITY, 0, 0.75, 0.08),
    CITY_DIFFERENT(Field.CITY, 1, 0.25, 0.92),

    STUDY_SAME_CLASS(Field.STUDY, 0, 0.42, 2e-4),
    STUDY_SAME_MAJOR(Field.STUDY, 1, 0.25, 4e-4),
    STUDY_SAME_YEAR(Field.STUDY, 2, 0.2, 2.5e-3),
    STUDY_YEAR_ONLY(Field.STUDY, 3, 0.05, 0.01),
    STUDY_NEAR_YEAR(Field.STUDY, 3, 0.02, 8e-3),
    STUDY_OTHER_CLASS(Field.STUDY, 4, 0.012, 4e-4),
    STUDY_MAJOR_ONLY(Field.STUDY, 4, 0.02, 0.008),
    STUDY_SCHOOL_ONLY(Field.STUDY, 5, 0.03, 0.05),
    STUDY_DIFFERENT(Field.STUDY, 6, 0.018, 0.91),
    STUDY_OTHER_MAJOR(Field.STUDY, 7, 0.002, 0.02),

    WORK_SAME_POST(Field.WORK, 0, 0.35, 5e-4),
    WORK_SAME(Field.WORK, 1, 0.25, 4e-3),
    WORK_NEAR(Field.WORK, 2, 0.08, 4e-3),
    WORK_DIFFERENT(Field.WORK, 3, 0.32, 0.99);

    private final Field field;
    private final int rank;
    private final double m;
    private final double u;
    private final double uSameYear;
    private final int index;

    Level(Field field, int rank, double m, double u) {
        this(field, rank, m, u, u);
    }

    Level(Field field, int rank, double m, double u, double uSameYear) {
        this.field = field;
        this.rank = rank;
        this.m = m;
        this.u = u;
        this.uSameYear = uSameYear;
        this.index = Indexes.next(field);
    }

    private static final class Indexes {
        private static final int[] NEXT = new int[16];

        static int next(Field field) {
            return NEXT[field.ordinal()]++;
        }
    }

    public Field field() {
        return field;
    }

    /// The message key that says it, such as "names sound alike".
    public String key() {
        return "members.duplicates.level." + name();
    }

    /// Which of the field's levels it is, from 0.
    int index() {
        return index;
    }

    /// The lower, the closer: nothing weaker may ever count for more.
    int rank() {
        return rank;
    }

    double m() {
        return m;
    }

    double u() {
        return u;
    }

    double uSameYear() {
        return uSameYear;
    }
}
