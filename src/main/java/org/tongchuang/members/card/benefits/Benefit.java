package org.tongchuang.members.card.benefits;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.card.Face;
import org.tongchuang.shared.Words;

/// Something people get by showing their card.
///
/// @param version grows by one with each change
public record Benefit(
        UUID id,
        long version,
        Content content,
        Instant madeAt,
        @Nullable Instant archivedAt) {

    /// @param hours empty when it is open day and night
    /// @param schools whose people it is for; empty for all
    /// @param limit null when people may come as often as they like
    /// @param until the last day; null when it goes on
    public record Content(
            String nameChinese,
            String nameEnglish,
            String placeChinese,
            String placeEnglish,
            String givesChinese,
            String givesEnglish,
            ForWhom forWhom,
            List<String> schools,
            List<Hours> hours,
            List<Closed> closed,
            @Nullable Limit limit,
            LocalDate from,
            @Nullable LocalDate until) {

        public Content {
            schools = List.copyOf(schools);
            hours = List.copyOf(hours);
            closed = List.copyOf(closed);
        }

        public boolean isFor(boolean student, Collection<String> theirs) {
            boolean standing =
                    switch (forWhom) {
                        case ALL -> true;
                        case GRADUATES -> !student;
                        case STUDENTS -> student;
                    };
            return standing && (schools.isEmpty() || schools.stream().anyMatch(theirs::contains));
        }
    }

    public enum ForWhom {
        ALL,
        GRADUATES,
        STUDENTS
    }

    /// @param closes at or before `opens` when it is on the next day
    public record Hours(DayOfWeek day, LocalTime opens, LocalTime closes) {}

    /// Days on which it is closed, such as exam weeks.
    ///
    /// @param to the last one
    public record Closed(LocalDate from, LocalDate to, String words) {}

    public record Limit(int times, Period per) {}

    public enum Period {
        DAY,
        WEEK,
        MONTH,
        YEAR,
        EVER;

        /// The first day of the period a day lies in.
        LocalDate begins(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(DayOfWeek.MONDAY);
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
                case EVER -> LocalDate.of(1900, 1, 1);
            };
        }
    }

    public boolean isFor(Face face) {
        return content.isFor(face.student(), face.schools());
    }

    public String name() {
        return chosen(content.nameChinese, content.nameEnglish);
    }

    public String place() {
        return chosen(content.placeChinese, content.placeEnglish);
    }

    public String gives() {
        return chosen(content.givesChinese, content.givesEnglish);
    }

    private static String chosen(String chinese, String english) {
        return Words.chinese() || english.isEmpty() ? chinese : english;
    }
}
