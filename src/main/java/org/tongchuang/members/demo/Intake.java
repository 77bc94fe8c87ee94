package org.tongchuang.members.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tongchuang.members.demo.Campus.Major;
import org.tongchuang.members.roster.Degree;

/// Who was taken in when: every class since 1952, so large that together they hold the wanted number of people.
final class Intake {

    static final int FIRST = 1952;
    static final int LAST = 2025;
    private static final int CLASS = 28;

    /// New students of real years; between them the line is straight, and where it says 0 nobody entered.
    private static final String KNOTS = """
            1952 250 1954 300 1956 450 1957 380 1958 600 1960 650 1961 400 1962 300 1965 360 1966 0 1971 0 1972 150 1976 230
            1977 420 1979 480 1985 800 1988 950 1990 900 1996 1350 1998 1500 1999 2100 2003 3900 2006 4300 2010 4400 2025 4700
            """;

    /// The cast's classes are there however small the university is.
    private static final Set<String> OF_THE_CAST =
            Set.of("1998物理", "2007金融", "1992中文", "2024信工", "2001经济", "2002英语", "1978临床");

    /// @param level `BACHELOR`, `MASTER` or `DOCTOR`: what its people came for
    /// @param of how many classes this major has in this year at this level
    record Classroom(int year, Major major, Degree level, int number, int of, int size) {}

    /// A seat in a class.
    ///
    /// @param serial from 1 within year and school
    record Seat(Classroom room, int place, int serial) {}

    private final List<Classroom> rooms;
    private final int[] start;
    private final int[] serialStart;
    private final int size;
    private final long stride;

    Intake(Campus campus, int size) {
        this.size = size;
        this.stride = stride(size);
        this.rooms = rooms(campus, size);
        this.start = new int[rooms.size() + 1];
        this.serialStart = new int[rooms.size()];
        for (int i = 0; i < rooms.size(); i++) {
            start[i + 1] = start[i] + rooms.get(i).size;
            serialStart[i] = i > 0 && sameSchool(rooms.get(i - 1), rooms.get(i)) ? serialStart[i - 1] : start[i];
        }
    }

    private static boolean sameSchool(Classroom one, Classroom other) {
        return one.year == other.year && one.major.school().equals(other.major.school());
    }

    private static List<Classroom> rooms(Campus campus, int size) {
        Map<Integer, Integer> quotas = quotas(size);
        Map<Major, Double> credit = new HashMap<>();
        List<Classroom> rooms = new ArrayList<>();
        quotas.forEach((year, quota) -> {
            double share = postgraduates(year);
            int doctors = year < 1986 ? 0 : (int) Math.round(quota * share * 0.15);
            int masters = (int) Math.round(quota * share) - doctors;
            classes(campus, year, Degree.DOCTOR, doctors, credit, rooms);
            classes(campus, year, Degree.MASTER, masters, credit, rooms);
            classes(campus, year, Degree.BACHELOR, quota - masters - doctors, credit, rooms);
        });
        rooms.sort(Comparator.comparingInt(Classroom::year)
                .thenComparing(room -> room.major.department().school().code())
                .thenComparing(Classroom::level, Comparator.reverseOrder())
                .thenComparing(room -> campus.majors().indexOf(room.major))
                .thenComparingInt(Classroom::number));
        return rooms;
    }

    private static double postgraduates(int year) {
        return year < 1981 ? 0 : Math.min(0.16, 0.02 + (year - 1981) * 0.004);
    }

    /// People a year; what is lost by rounding one year is made good the next.
    private static Map<Integer, Integer> quotas(int size) {
        Map<Integer, Double> real = new TreeMap<>();
        List<String> knots = Lines.words(KNOTS);
        for (int i = 0; i + 3 < knots.size(); i += 2) {
            int from = Integer.parseInt(knots.get(i));
            int to = Integer.parseInt(knots.get(i + 2));
            double low = Integer.parseInt(knots.get(i + 1));
            double high = Integer.parseInt(knots.get(i + 3));
            for (int year = from; year <= to; year++) {
                real.put(year, low + (high - low) * (year - from) / (to - from));
            }
        }
        double all = real.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<Integer, Integer> quotas = new TreeMap<>();
        double sum = 0;
        int given = 0;
        for (Map.Entry<Integer, Double> one : real.entrySet()) {
            sum += one.getValue();
            int quota = (int) Math.round(sum / all * size) - given;
            given += quota;
            if (quota > 0) {
                quotas.put(one.getKey(), quota);
            }
        }
        return quotas;
    }

    /// In a small year not every major takes students in; over the years each gets what it is worth.
    private static void classes(
            Campus campus, int year, Degree level, int people, Map<Major, Double> credit, List<Classroom> rooms) {
        if (people <= 0) {
            return;
        }
        List<Major> open = campus.majors().stream()
                .filter(major -> major.since() <= (level == Degree.BACHELOR ? year : year - 4))
                .toList();
        int weights = open.stream().mapToInt(Major::weight).sum();
        int classes = Math.max(1, Math.round(people / (float) (level == Degree.BACHELOR ? CLASS : 12)));
        open.forEach(major -> credit.merge(major, (double) classes * major.weight() / weights, Double::sum));
        open.stream()
                .filter(major -> level == Degree.BACHELOR && OF_THE_CAST.contains(year + major.nickname()))
                .forEach(major -> credit.merge(major, 2.0, Double::sum));
        Map<Major, Integer> chosen = new HashMap<>();
        for (int i = 0; i < classes; i++) {
            Major next = open.stream()
                    .max(Comparator.comparingDouble(major -> credit.getOrDefault(major, 0.0)))
                    .orElseThrow();
            credit.merge(next, -1.0, Double::sum);
            chosen.merge(next, 1, Integer::sum);
        }
        int made = 0;
        for (Major major : open) {
            int of = chosen.getOrDefault(major, 0);
            for (int number = 1; number <= of; number++, made++) {
                int upTo = (int) ((long) people * (made + 1) / classes);
                int from = (int) ((long) people * made / classes);
                rooms.add(new Classroom(year, major, level, number, of, upTo - from));
            }
        }
    }

    int size() {
        return size;
    }

    List<Classroom> classrooms() {
        return rooms;
    }

    /// The seat behind a number from 0 to `size - 1`; neighbouring numbers sit far apart, so that the first thousand
    /// people already show the whole university.
    Seat seat(int number) {
        int slot = (int) ((number * stride + size / 3) % size);
        int at = java.util.Arrays.binarySearch(start, slot);
        int room = at < 0 ? -at - 2 : at;
        while (start[room + 1] == start[room]) {
            room++;
        }
        return new Seat(rooms.get(room), slot - start[room], slot - serialStart[room] + 1);
    }

    /// Near the golden section of the size, with no divisor in common.
    private static long stride(int size) {
        long stride = Math.max(1, Math.round(size * 0.6180339887));
        while (java.math.BigInteger.valueOf(stride)
                        .gcd(java.math.BigInteger.valueOf(size))
                        .intValue()
                != 1) {
            stride++;
        }
        return stride;
    }
}
