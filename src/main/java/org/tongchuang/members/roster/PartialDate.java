package org.tongchuang.members.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// A date as far as it is known: a year, a year and month, or a day.
///
/// @param month 1 to 12, or 0 when unknown
/// @param day 1 to 31, or 0 when unknown
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {

    /// @throws DateTimeException when there is no such day
    public PartialDate {
        if (month == 0 && day != 0 || month < 0 || month > 12 || day < 0) {
            throw new DateTimeException("no such date");
        }
        if (day > 0 && day > YearMonth.of(year, month).lengthOfMonth()) {
            throw new DateTimeException("no such day");
        }
    }

    static PartialDate of(LocalDate date) {
        return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /// Null unless such a day exists.
    static @Nullable PartialDate ofOrNull(int year, int month, int day) {
        boolean exists = month >= 1
                && month <= 12
                && day >= 0
                && (day == 0 || day <= YearMonth.of(year, month).lengthOfMonth());
        return exists || month == 0 && day == 0 ? new PartialDate(year, month, day) : null;
    }

    /// The day, or null when it is not known.
    public @Nullable LocalDate exact() {
        return day == 0 ? null : LocalDate.of(year, month, day);
    }

    /// The last day it can mean; a year of study ends in June.
    LocalDate endOfStudy() {
        return day > 0
                ? LocalDate.of(year, month, day)
                : YearMonth.of(year, month == 0 ? 6 : month).atEndOfMonth();
    }

    /// Whether both can be the same day.
    public boolean agreesWith(PartialDate other) {
        return year == other.year
                && (month == 0 || other.month == 0 || month == other.month)
                && (day == 0 || other.day == 0 || day == other.day);
    }

    /// By time, the less known first.
    @Override
    public int compareTo(PartialDate other) {
        int byYear = Integer.compare(year, other.year);
        int byMonth = byYear != 0 ? byYear : Integer.compare(month, other.month);
        return byMonth != 0 ? byMonth : Integer.compare(day, other.day);
    }

    /// ISO, as far as known: `1998`, `1998-09`, `1998-09-01`.
    @Override
    public String toString() {
        if (month == 0) {
            return Integer.toString(year);
        }
        String text = year + (month < 10 ? "-0" : "-") + month;
        return day == 0 ? text : text + (day < 10 ? "-0" : "-") + day;
    }
}
