package org.tongchuang.members.roster;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands dates as people write them: 1998.09, 1998年9月, 199809, 98级, 2002届, 1998-9-1, Sept 1998, Excel's day
/// numbers.
///
/// Two-digit years of study lie between 80 years ago and 8 years ahead, of birth at least 14 years ago.
final class DateReading {

    /// What the date is about decides which years can be.
    enum About {
        BIRTH,
        STUDY
    }

    /// @param problem key of what is wrong when there is no date
    record Result(@Nullable PartialDate date, String problem) {
        static Result of(@Nullable PartialDate date) {
            return new Result(date, date == null ? NO_DATE : "");
        }
    }

    static final String NO_DATE = "date";
    private static final String AMBIGUOUS = "date-ambiguous";
    private static final String OUT_OF_RANGE = "date-range";

    private static final int EARLIEST = 1800;
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("may", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("oct", 10),
            Map.entry("nov", 11),
            Map.entry("dec", 12));
    private static final Pattern ENGLISH = Pattern.compile(
            "(?:(\\d{1,2})(?:st|nd|rd|th)?[ ,.-]*)?([a-z]{3,9})\\.?[ ,-]*(?:(\\d{1,2})(?:st|nd|rd|th)?[ ,]+)?'?(\\d{4}|\\d{2})");
    private static final Pattern MARKED = Pattern.compile("'?\\d{2}[年级届].*|'\\d{2}");
    private static final Pattern DECORATION = Pattern.compile("秋季|春季|夏季|秋|春|夏|入学|毕业|学年|生$");

    private final LocalDate today;
    private final boolean dates1904;

    DateReading(LocalDate today, boolean dates1904) {
        this.today = today;
        this.dates1904 = dates1904;
    }

    /// @param text as `Tidy.code` leaves it
    Result read(String text, About about) {
        Result result = parse(text, about);
        return result.date != null && !isPossible(result.date, about) ? new Result(null, OUT_OF_RANGE) : result;
    }

    private boolean isPossible(PartialDate date, About about) {
        int latest = about == About.BIRTH ? today.getYear() : today.getYear() + 12;
        return date.year() >= EARLIEST
                && date.year() <= latest
                && (about == About.STUDY || date.compareTo(PartialDate.of(today)) <= 0);
    }

    private Result parse(String text, About about) {
        PartialDate iso = iso(text);
        if (iso != null) {
            return Result.of(iso);
        }
        String bare = withoutTime(text).toLowerCase(Locale.ROOT);
        if (bare.chars().anyMatch(c -> c >= 'a' && c <= 'z')) {
            return english(bare, about);
        }
        return chinese(bare, about);
    }

    /// The way most cells are written, without detours.
    private static @Nullable PartialDate iso(String text) {
        if (text.length() != 10 || text.charAt(4) != text.charAt(7) || "-/.".indexOf(text.charAt(4)) < 0) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        return year < 1000 || month < 1 || day < 1 ? null : PartialDate.ofOrNull(year, month, day);
    }

    private static int digits(String text, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            n = n * 10 + digit;
        }
        return n;
    }

    private static String withoutTime(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return text;
        }
        int cut = Math.max(text.lastIndexOf(' ', colon), text.lastIndexOf('T', colon));
        return cut > 0 ? text.substring(0, cut) : text;
    }

    private Result english(String text, About about) {
        Matcher parts = ENGLISH.matcher(text);
        if (parts.matches()) {
            Integer month = MONTHS.get(parts.group(2).substring(0, 3));
            String day = parts.group(1) != null ? parts.group(1) : parts.group(3);
            if (month != null) {
                int year = year(parts.group(4), about);
                return Result.of(PartialDate.ofOrNull(year, month, day == null ? 0 : Integer.parseInt(day)));
            }
        }
        String words = text.replaceAll("class of|fall|autumn|spring|summer|winter|term|semester|year|['. ]", "");
        return words.chars().allMatch(c -> c >= '0' && c <= '9') ? chinese(words, about) : new Result(null, NO_DATE);
    }

    private Result chinese(String text, About about) {
        String bare = DECORATION.matcher(ChineseNumerals.arabic(text)).replaceAll("");
        int[] groups = new int[4];
        int[] lengths = new int[4];
        int n = groups(bare, groups, lengths);
        boolean marked = MARKED.matcher(bare).matches();
        return switch (n) {
            case 1 -> Result.of(one(groups[0], lengths[0], marked, about));
            case 2 -> two(groups, lengths, about);
            case 3 -> three(bare, groups, lengths, about);
            default -> new Result(null, NO_DATE);
        };
    }

    /// Digit groups of a date; -1 when anything else than separators lies between them.
    private static int groups(String text, int[] groups, int[] lengths) {
        int n = 0;
        boolean inGroup = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if (!inGroup) {
                    if (n == groups.length) {
                        return -1;
                    }
                    groups[n] = 0;
                    lengths[n++] = 0;
                    inGroup = true;
                }
                groups[n - 1] = groups[n - 1] * 10 + c - '0';
                if (++lengths[n - 1] > 8) {
                    return -1;
                }
            } else if (" -./,年月日号级届、'_".indexOf(c) >= 0) {
                inGroup = false;
            } else {
                return -1;
            }
        }
        return n;
    }

    private @Nullable PartialDate one(int value, int length, boolean marked, About about) {
        return switch (length) {
            case 8 -> PartialDate.ofOrNull(value / 10_000, Math.max(value / 100 % 100, 1), value % 100);
            case 6 -> {
                int year = value / 100;
                boolean fourDigits = year >= EARLIEST && year <= today.getYear() + 12 && value % 100 <= 12;
                yield fourDigits
                        ? PartialDate.ofOrNull(year, value % 100, 0)
                        : day(year(value / 10_000, about), value / 100 % 100, value % 100);
            }
            case 5 -> serial(value);
            case 4 -> value >= 1000 ? new PartialDate(value, 0, 0) : null;
            case 2, 1 ->
                length == 2 && (marked || about == About.STUDY) ? new PartialDate(year(value, about), 0, 0) : null;
            default -> null;
        };
    }

    /// A day as spreadsheet programs count them, left behind where the cell lost its date format.
    private @Nullable PartialDate serial(int days) {
        LocalDate date = dates1904 ? EPOCH_1904.plusDays(days) : EPOCH_1900.plusDays(days);
        return date.getYear() <= today.getYear() + 12 ? PartialDate.of(date) : null;
    }

    private Result two(int[] groups, int[] lengths, About about) {
        if (lengths[1] == 4 && lengths[0] <= 2) {
            return Result.of(day(groups[1], groups[0], 0));
        }
        boolean yearFirst = lengths[0] == 4 || lengths[0] == 2 && groups[0] > 12;
        if (!yearFirst || lengths[1] > 2) {
            return new Result(null, lengths[0] <= 2 && lengths[1] <= 2 ? AMBIGUOUS : NO_DATE);
        }
        return Result.of(day(lengths[0] == 4 ? groups[0] : year(groups[0], about), groups[1], 0));
    }

    private Result three(String text, int[] groups, int[] lengths, About about) {
        if (lengths[0] == 4) {
            return Result.of(groups[2] == 0 ? null : day(groups[0], groups[1], groups[2]));
        }
        if (lengths[2] == 4) {
            return dayOrMonthFirst(groups[0], groups[1], groups[2]);
        }
        if (lengths[0] == 2 && (groups[0] > 31 || text.indexOf('年') == 2 || text.indexOf('/') < 0 && groups[0] > 12)) {
            return Result.of(day(year(groups[0], about), groups[1], groups[2]));
        }
        return new Result(null, AMBIGUOUS);
    }

    private static Result dayOrMonthFirst(int first, int second, int year) {
        if (first > 12 || second > 12 || first == second) {
            return Result.of(day(year, Math.min(first, second), Math.max(first, second)));
        }
        return new Result(null, AMBIGUOUS);
    }

    private static @Nullable PartialDate day(int year, int month, int day) {
        return month == 0 ? null : PartialDate.ofOrNull(year, month, day);
    }

    private int year(String text, About about) {
        int value = Integer.parseInt(text);
        return text.length() == 4 ? value : year(value, about);
    }

    int year(int twoDigits, About about) {
        int latest = about == About.BIRTH ? today.getYear() - 14 : today.getYear() + 8;
        int year = latest - latest % 100 + twoDigits;
        return year > latest ? year - 100 : year;
    }
}
