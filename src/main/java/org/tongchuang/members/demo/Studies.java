package org.tongchuang.members.demo;

import org.tongchuang.members.demo.Campus.Major;
import org.tongchuang.members.demo.Intake.Classroom;
import org.tongchuang.members.demo.Intake.Seat;
import org.tongchuang.members.roster.Degree;

/// What somebody studied here, one degree after another.
final class Studies {

    private static final int CLASSES_RESUMED = 1977;
    private static final double ONCE_MORE = 0.25;

    private final Campus campus;

    Studies(Campus campus) {
        this.campus = campus;
    }

    /// Writes the educations of a seat.
    ///
    /// @return the year the last one ended or will end
    int write(Draw draw, Seat seat, FactDraft facts) {
        Classroom room = seat.room();
        int end = end(room.year(), room.level(), room.major());
        write(facts, 1, room.major(), room.level(), room.year(), end, className(room), studentNumber(seat));
        if (draw.chance(0.004) && end <= DemoPeople.TODAY.getYear()) {
            facts.set("education.1.graduationYear", null).set("standing", "LEFT");
            return end - 1;
        }
        return room.level() == Degree.DOCTOR ? end : further(draw, seat, end, facts);
    }

    private int further(Draw draw, Seat seat, int end, FactDraft facts) {
        Degree next = seat.room().level() == Degree.BACHELOR ? Degree.MASTER : Degree.DOCTOR;
        Major major = seat.room().major();
        int last = end;
        for (int number = 2; number <= 3; number++) {
            int entry = last + (draw.chance(0.7) ? 0 : draw.between(1, 6));
            double share = next == Degree.MASTER ? ONCE_MORE : 0.16;
            if (!draw.chance(share) || entry < 1981 || entry > Intake.LAST) {
                return last;
            }
            major = campus.neighbour(draw, major, entry - 4);
            last = end(entry, next, major);
            write(facts, number, major, next, entry, last, className(major, next, entry), number(seat, next, entry));
            next = Degree.DOCTOR;
            if (facts.has("education." + number + ".expectedGraduation") || number == 3) {
                return last;
            }
            if (next == Degree.DOCTOR && "DOCTOR".equals(facts.get("education." + number + ".degree"))) {
                return last;
            }
        }
        return last;
    }

    private static void write(
            FactDraft facts, int n, Major major, Degree level, int entry, int end, String className, String number) {
        String at = "education." + n + ".";
        boolean done = end <= DemoPeople.TODAY.getYear();
        facts.set(at + "school", major.school())
                .set(at + "department", major.department().name())
                .set(at + "major", major.name())
                .set(at + "class", className)
                .set(at + "degree", level.name())
                .set(at + "entryYear", entry)
                .set(at + "studentNumber", number)
                .set(at + "graduationYear", done ? end : null)
                .set(at + "expectedGraduation", done ? null : end + "-06-30");
        facts.set("standing", done ? "GRADUATE" : "STUDENT");
    }

    /// The class of 1977 came in the spring of 1978 and left in January 1982; worker, peasant and soldier students
    /// stayed three years.
    private static int end(int entry, Degree level, Major major) {
        return switch (level) {
            case MASTER -> entry + 3;
            case DOCTOR -> entry + 4;
            default -> {
                if (entry < CLASSES_RESUMED && entry > 1966) {
                    yield entry + 3;
                }
                yield entry + major.years() + (entry == CLASSES_RESUMED ? 1 : 0);
            }
        };
    }

    static String className(Classroom room) {
        if (room.level() != Degree.BACHELOR) {
            return className(room.major(), room.level(), room.year());
        }
        String start = room.major().nickname() + room.year();
        return dashed(room.major()) ? start + "-" + room.number() : start + "级" + room.number() + "班";
    }

    private static String className(Major major, Degree level, int year) {
        String word = level == Degree.MASTER ? "硕" : "博";
        return dashed(major) ? major.nickname() + word + year : major.nickname() + year + "级" + word + "士班";
    }

    private static boolean dashed(Major major) {
        return major.department().school().dashed();
    }

    /// Seven digits at first, eight from 1977, ten from 1993; graduates with a letter in front.
    static String studentNumber(Seat seat) {
        int year = seat.room().year();
        String school = seat.room().major().department().school().code();
        String letter =
                switch (seat.room().level()) {
                    case MASTER -> "S";
                    case DOCTOR -> "B";
                    default -> "";
                };
        return letter
                + (year < CLASSES_RESUMED
                        ? "%02d%s%03d".formatted(year % 100, school, seat.serial())
                        : year < 1993
                                ? "%02d%s%04d".formatted(year % 100, school, seat.serial())
                                : "%d%s%04d".formatted(year, school, seat.serial()));
    }

    /// For a further degree: made from the first, so that no two people share one.
    private static String number(Seat first, Degree level, int entry) {
        return (level == Degree.MASTER ? "S" : "B")
                + "%d%s%02d%03d"
                        .formatted(
                                entry,
                                first.room().major().department().school().code(),
                                first.room().year() % 100,
                                first.serial());
    }
}
