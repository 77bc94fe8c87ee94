package org.tongchuang.members.demo;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.tongchuang.members.demo.Intake.Seat;
import org.tongchuang.members.roster.Degree;

/// The people of the demo university: the same on every machine, each made from their number alone, so that any of
/// them can be had at any time without the others. Safe for several threads.
public final class DemoPeople {

    /// The day this university is shown on; whoever graduates later still studies.
    public static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    private static final int ONE_TWIN_IN = 260;

    private final int size;
    private final Names names = new Names();
    private final IdNumber idNumbers = new IdNumber();
    private final Intake intake;
    private final Studies studies;
    private final Careers careers;
    private final Contacts contacts;

    /// @param size how many people, from the number of the cast up to 5,000,000
    public DemoPeople(int size) {
        if (size < DemoCast.all().size() || size > 5_000_000) {
            throw new IllegalArgumentException(
                    "a demo university has " + DemoCast.all().size() + " to 5000000 members, not " + size);
        }
        this.size = size;
        Campus campus = new Campus();
        Workplaces workplaces = new Workplaces();
        this.intake = new Intake(campus, Math.max(1, size - DemoCast.all().size()));
        this.studies = new Studies(campus);
        this.careers = new Careers(workplaces);
        this.contacts = new Contacts(workplaces);
    }

    public int size() {
        return size;
    }

    /// @param number 0 to `size() - 1`; the cast comes first
    public DemoPerson person(int number) {
        int cast = DemoCast.all().size();
        if (number < cast) {
            return DemoCast.all().get(number);
        }
        return isTwin(number) ? twin(number) : made(number);
    }

    private static boolean isTwin(int number) {
        int cast = DemoCast.all().size();
        return number > cast && draws(number) && (number - 1 == cast || !draws(number - 1));
    }

    private static boolean draws(int number) {
        return Draw.of("twin", number).below(ONE_TWIN_IN) == 0;
    }

    private DemoPerson made(int number) {
        FactDraft facts = new FactDraft();
        Student student = student(number, number, facts);
        Set<Slip> slips = write(student, facts);
        return Registry.enter(Draw.of("registry", number), student, facts, slips);
    }

    private Set<Slip> write(Student student, FactDraft facts) {
        int number = student.number();
        Draw draw = Draw.of("life", number);
        person(draw, student, facts);
        careers.write(draw, student, facts);
        contacts.write(draw, student, facts);
        return Slips.make(draw, student, facts);
    }

    /// The person before, as another list has them: nearly the same name, no ID number, no student number.
    private DemoPerson twin(int number) {
        FactDraft facts = new FactDraft();
        Student student = student(number - 1, number, facts);
        write(
                new Student(
                        number - 1,
                        student.name(),
                        student.male(),
                        student.born(),
                        student.seat(),
                        student.lastYear(),
                        student.diedIn()),
                facts);
        Draw draw = Draw.of("registry", number);
        facts.set("name", Slips.nearly(draw, student.name(), student.male(), "吴"));
        facts.set("idNumber", null).set("idKind", null).set("phone.2", null);
        facts.removeAll("note.");
        for (int education = 1; education <= 3; education++) {
            facts.set("education." + education + ".studentNumber", null);
        }
        if (draw.chance(0.5) && facts.has("phone.1")) {
            facts.set("phone.1", Contacts.mobile(draw));
        }
        if (draw.chance(0.5)) {
            facts.set("birthDate", null);
        }
        return Registry.enter(draw, student, facts, EnumSet.of(Slip.TWIN));
    }

    /// @param number whose life it is
    /// @param record whose record it is
    private Student student(int number, int record, FactDraft facts) {
        Draw draw = Draw.of("person", number);
        Seat seat = intake.seat(number - DemoCast.all().size());
        int lastYear = studies.write(Draw.of("studies", number), seat, facts);
        int entered = seat.room().year();
        boolean male = draw.chance(maleShare(entered, seat.room().major()));
        LocalDate born = LocalDate.of(entered - age(draw, entered, seat.room().level()), 9, 1)
                .minusDays(draw.below(365));
        Names.Name name = names.draw(draw, male, born.getYear(), entered);
        int died = lastYear > TODAY.getYear() ? 0 : died(draw, born.getYear(), lastYear, male);
        return new Student(record, name, male, born, seat, lastYear, died);
    }

    private static double maleShare(int entered, Campus.Major major) {
        double then = entered < 1977 ? 0.78 : entered < 1999 ? 0.64 : 0.49;
        return switch (major.department().school().code()) {
            case "05", "06", "09", "08", "07" -> Math.min(0.93, then + 0.2);
            case "13", "15", "14", "18" -> then - 0.24;
            case "01" -> Math.min(0.9, then + 0.13);
            default -> then;
        };
    }

    private static int age(Draw draw, int entered, Degree level) {
        int drawn = draw.below(100);
        int schoolLeaver = drawn < 10 ? 17 : drawn < 66 ? 18 : drawn < 93 ? 19 : 20;
        return switch (level) {
            case MASTER -> schoolLeaver + 4 + (draw.chance(0.4) ? draw.between(1, 6) : 0);
            case DOCTOR -> schoolLeaver + 7 + (draw.chance(0.5) ? draw.between(1, 8) : 0);
            default -> {
                if (entered >= 1977 && entered <= 1979) {
                    yield draw.between(17, entered == 1977 ? 30 : 26);
                }
                yield entered >= 1972 && entered < 1977 ? draw.between(20, 26) : schoolLeaver;
            }
        };
    }

    /// Mortality doubles about every seven and a half years of age; 0 for the living and for those not heard of.
    private static int died(Draw draw, int born, int graduated, boolean male) {
        double reach = -Math.log(1 - draw.fraction());
        double rate = male ? 0.000024 : 0.000017;
        int age = (int) (Math.log(1 + reach * 0.092 / rate) / 0.092);
        int year = born + age;
        boolean heardOf = draw.chance(0.85);
        return year <= Math.max(graduated, 1975) || year > TODAY.getYear() - 1 || !heardOf ? 0 : year;
    }

    private void person(Draw draw, Student student, FactDraft facts) {
        boolean foreign = student.name().country() != null;
        facts.set("name", student.name().full())
                .set("sex", student.male() ? "MALE" : "FEMALE")
                .flag("deceased", student.diedIn() > 0);
        boolean idKnown =
                !foreign && draw.chance(student.entered() < 1985 ? 0.3 : student.entered() < 2000 ? 0.5 : 0.72);
        if (idKnown) {
            facts.set("idKind", "RESIDENT_ID").set("idNumber", idNumbers.draw(draw, student.born(), student.male()));
        }
        if (idKnown || draw.chance(0.6)) {
            facts.set("birthDate", student.born());
        }
        if (!student.male() && student.age() > 40 && draw.chance(0.006)) {
            facts.add(
                    "formerName",
                    student.name().full().substring(0, 1) + draw.any(java.util.List.of("小妹", "招娣", "卫红", "爱红")));
        }
        if (student.diedIn() > 0 && draw.chance(0.5)) {
            facts.add(
                    "note",
                    student.diedIn() + "年去世，" + draw.any(java.util.List.of("家属来电告知。", "同班同学告知。", "见讣告。", "所在单位告知。")));
        }
    }
}
