package org.tongchuang.members.duplicates;

import org.jspecify.annotations.Nullable;

/// The levels that two records reach, and by what words. Used again for pair after pair, by one thread at a time.
final class Comparison {

    private static final int BITS = 4;
    private static final long NONE = 0xF;

    private final Terms terms;
    private final NameComparison names = new NameComparison();
    private final StudyComparison studies = new StudyComparison();
    private long levels;
    private String employer = "";
    private int city;

    Comparison(Terms terms) {
        this.terms = terms;
    }

    /// Compares two people; the answers below are about them until the next call.
    ///
    /// @return all levels, four bits a field, as [#levelIn] reads them
    long compare(Person a, Person b) {
        levels = -1;
        put(names.compare(a, b));
        put(DateComparison.compare(a.birth(), b.birth()));
        put(a.sex() == 0 || b.sex() == 0 ? null : a.sex() == b.sex() ? Level.SEX_SAME : Level.SEX_DIFFERENT);
        put(ids(a.id(), b.id()));
        put(studies.numbers(a, b));
        put(phones(a.phones(), b.phones()));
        put(emails(a.emails(), b.emails()));
        put(shared(a.wechats(), b.wechats(), Level.WECHAT_SAME, Level.WECHAT_DIFFERENT));
        put(shared(a.addresses(), b.addresses(), Level.ADDRESS_SAME, Level.ADDRESS_DIFFERENT));
        city = a.city() == b.city() ? a.city() : 0;
        put(a.city() == 0 || b.city() == 0 ? null : city > 0 ? Level.CITY_SAME : Level.CITY_DIFFERENT);
        put(studies.compare(a, b));
        put(work(a.posts(), b.posts()));
        return levels;
    }

    private void put(@Nullable Level level) {
        if (level != null) {
            int shift = BITS * level.field().ordinal();
            levels = levels & ~(NONE << shift) | (long) level.index() << shift;
        }
    }

    /// The index of the field's level, -1 when nothing is known on one side.
    static int levelIn(long levels, Field field) {
        long index = levels >>> BITS * field.ordinal() & NONE;
        return index == NONE ? -1 : (int) index;
    }

    static boolean is(long levels, Level level) {
        return levelIn(levels, level.field()) == level.index();
    }

    /// How much rarer or commoner than others at these levels the agreeing words are: bits to add for the name, for
    /// studies, for work and for the city.
    void rarity(Frequencies frequencies, float[] bits) {
        bits[0] = names.rarity(frequencies);
        int common = studies.commonClass();
        bits[1] = common == 0 ? 0 : frequencies.rarity(Frequencies.Kind.CLASS, terms.word(common));
        bits[2] = employer.isEmpty() ? 0 : frequencies.rarity(Frequencies.Kind.EMPLOYER, employer);
        bits[3] = city == 0 ? 0 : frequencies.rarity(Frequencies.Kind.CITY, terms.word(city));
    }

    /// Two numbers whose check digits are right are two people; a slip leaves a wrong one behind.
    private static @Nullable Level ids(long a, long b) {
        boolean papers = a < -IdNumber.LARGEST || b < -IdNumber.LARGEST;
        if (a == 0 || b == 0 || papers && a != b) {
            return null;
        }
        if (a == b) {
            return Level.ID_SAME;
        }
        boolean slip = (a < 0 || b < 0) && (Math.abs(a) == Math.abs(b) || Distance.oneDigit(Math.abs(a), Math.abs(b)));
        return slip ? Level.ID_ONE_DIGIT : Level.ID_DIFFERENT;
    }

    private static @Nullable Level phones(long[] mine, long[] theirs) {
        if (mine.length == 0 || theirs.length == 0) {
            return null;
        }
        Level best = Level.PHONE_DIFFERENT;
        for (long a : mine) {
            for (long b : theirs) {
                Level found = a == b
                        ? isLine(a) ? Level.PHONE_SAME_LINE : Level.PHONE_SAME
                        : Distance.oneDigit(a, b) && !isLine(a) ? Level.PHONE_SLIP : Level.PHONE_DIFFERENT;
                best = found.ordinal() < best.ordinal() ? found : best;
            }
        }
        return best;
    }

    /// A mainland landline, which a family or a whole office may share.
    private static boolean isLine(long phone) {
        boolean mobile = phone >= 86_100_0000_0000L && phone <= 86_199_9999_9999L;
        String digits = Long.toString(phone);
        return !mobile && digits.startsWith("86");
    }

    /// zhangwei@ here and zhangwei@ there tell nothing, zhangwei1503@ does.
    private static @Nullable Level emails(long[] mine, long[] theirs) {
        if (mine.length == 0 || theirs.length == 0) {
            return null;
        }
        @Nullable Level best = Level.EMAIL_DIFFERENT;
        for (long a : mine) {
            for (long b : theirs) {
                if (a == b) {
                    return Level.EMAIL_SAME;
                }
                boolean sameStart = a >>> 32 == b >>> 32;
                if (sameStart && (a & 1) == 0 && best == Level.EMAIL_DIFFERENT) {
                    best = null;
                }
                best = sameStart && (a & 1) == 1 ? Level.EMAIL_SAME_START : best;
            }
        }
        return best;
    }

    private static @Nullable Level shared(int[] mine, int[] theirs, Level same, Level different) {
        if (mine.length == 0 || theirs.length == 0) {
            return null;
        }
        for (int a : mine) {
            for (int b : theirs) {
                if (a == b) {
                    return same;
                }
            }
        }
        return different;
    }

    private @Nullable Level work(int[] mine, int[] theirs) {
        employer = "";
        if (mine.length == 0 || theirs.length == 0) {
            return null;
        }
        Level best = Level.WORK_DIFFERENT;
        for (int i = 0; i < mine.length; i += 2) {
            for (int j = 0; j < theirs.length; j += 2) {
                Level found = post(mine[i], theirs[j], mine[i + 1] != 0 && mine[i + 1] == theirs[j + 1], best);
                if (found.ordinal() < best.ordinal()) {
                    best = found;
                    employer = terms.word(mine[i]);
                }
            }
        }
        return best;
    }

    private Level post(int mine, int theirs, boolean sameTitle, Level best) {
        if (mine == theirs) {
            return sameTitle ? Level.WORK_SAME_POST : Level.WORK_SAME;
        }
        return best == Level.WORK_DIFFERENT && Spelling.near(terms.word(mine), terms.word(theirs))
                ? Level.WORK_NEAR
                : Level.WORK_DIFFERENT;
    }
}
