package org.tongchuang.members.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.demo.Workplaces.Employer;

/// Working lives: where somebody went after graduation, how they rose, when they moved on.
final class Careers {

    private static final List<String> ANYWHERE = List.of("政府", "商务", "中学", "银行", "互联网", "零售", "外贸");
    private static final int[] RISES = {0, 3, 8, 15, 23};

    private final Workplaces workplaces;

    Careers(Workplaces workplaces) {
        this.workplaces = workplaces;
    }

    /// Writes the posts and where the person lives now.
    void write(Draw draw, Student student, FactDraft facts) {
        new Life(draw, student, facts).write();
    }

    private final class Life {
        private final Draw draw;
        private final Student student;
        private final FactDraft facts;
        private final int retires;
        private final int ceiling;
        private final int abroadSince;
        private final Workplaces.@Nullable Country abroad;
        private String city;
        private String field;
        private int posts;
        private String ladder = "";
        private String lastTitle = "";
        private int lastStep;
        private boolean fromAbroad;
        private @Nullable Employer last;

        Life(Draw draw, Student student, FactDraft facts) {
            this.draw = draw;
            this.student = student;
            this.facts = facts;
            this.retires = student.born().getYear() + (student.male() ? 60 : 55);
            this.ceiling = draw.between(1, 4) + (draw.chance(0.35) ? 1 : 0);
            this.city = workplaces.cityOf(draw, student.lastYear()).name();
            this.field = field();
            String home = student.name().country();
            boolean leaves = home != null || student.lastYear() >= 1982 && draw.chance(0.068);
            this.abroad = !leaves || home != null && draw.chance(0.15)
                    ? null
                    : home != null ? workplaces.country(home) : workplaces.country(draw);
            this.abroadSince = abroad == null
                    ? 9999
                    : home != null || draw.chance(0.6) ? student.lastYear() : student.lastYear() + draw.between(2, 8);
        }

        private String field() {
            return draw.chance(0.85) ? draw.early(student.major().department().fields()) : draw.any(ANYWHERE);
        }

        void write() {
            double known = student.age() > 70 ? 0.42 : student.age() > 55 ? 0.58 : 0.66;
            if (student.studies() || !draw.chance(known)) {
                place();
                return;
            }
            int end = Math.min(student.until() + (student.diedIn() > 0 ? 0 : 1), retires);
            int year = student.lastYear();
            while (year < end && posts < 6) {
                year = post(year, end);
            }
            place();
        }

        /// One post or the rise within it; gives the year it ended.
        private int post(int from, int end) {
            Employer employer = next(from);
            if (employer == null) {
                return from + 2;
            }
            int leaves = from + stay();
            if (employer.last() < 9999) {
                leaves = Math.min(leaves, Math.max(employer.last(), from + 1));
            }
            if (posts == 5 || end - leaves < 2) {
                leaves = Math.max(end, from + 1);
            }
            if (employer.last() < leaves) {
                leaves = Math.max(employer.last(), from + 1);
            }
            write(employer, from, Math.min(leaves, end), end);
            return Math.min(leaves, end);
        }

        private int stay() {
            return draw.chance(0.3) ? draw.between(1, 3) : draw.between(3, 12);
        }

        private @Nullable Employer next(int year) {
            Employer before = last;
            boolean moves = year >= abroadSince && !fromAbroad;
            if (before != null && !moves && before.existed(year) && draw.chance(fromAbroad ? 0.68 : 0.42)) {
                return before;
            }
            if (before != null && draw.chance(0.15)) {
                field = field();
            }
            if (before != null && draw.chance(0.25)) {
                city = workplaces.cityOf(draw, year).name();
            }
            Workplaces.Country country = abroad;
            if (country != null && year >= abroadSince) {
                List<Employer> fitting = country.employers().stream()
                        .filter(one -> student.major().department().fields().contains(one.field()))
                        .toList();
                Employer found = draw.any(fitting.isEmpty() ? country.employers() : fitting);
                city = country.cities().contains(city) && draw.chance(0.8) ? city : draw.any(country.cities());
                fromAbroad = true;
                last = found;
                return found;
            }
            Employer found = workplaces.employer(draw, field, year, city);
            if (found == null) {
                field = draw.any(List.of("政府", "中学"));
                found = workplaces.employer(draw, field, year, city);
            }
            if (found != null && !found.isIn(city)) {
                city = draw.early(found.cities());
            }
            last = found;
            return found;
        }

        private void write(Employer employer, int from, int to, int end) {
            int step = Math.min(step(from - student.lastYear()), ceiling);
            boolean stays = posts > 0 && employer.nameIn(city).equals(facts.get("career." + posts + ".employer"));
            String title = employer.ladder().equals(ladder) && step <= lastStep
                    ? lastTitle
                    : workplaces.title(draw, employer.ladder(), step);
            if (stays && title.equals(lastTitle)) {
                close(posts, to, end);
                return;
            }
            ladder = employer.ladder();
            lastStep = step;
            lastTitle = title;
            posts++;
            String at = "career." + posts + ".";
            facts.set(at + "employer", employer.nameIn(city))
                    .set(at + "title", title)
                    .set(at + "industry", employer.industry())
                    .set(at + "city", city)
                    .set(at + "country", from >= abroadSince && abroad != null ? abroad.code() : "CN")
                    .set(
                            at + "from",
                            posts == 1 ? from + "-07" : draw.chance(0.3) ? from + "-0" + draw.between(1, 8) : from);
            close(posts, to, end);
        }

        private static int step(int years) {
            int step = 0;
            while (step + 1 < RISES.length && RISES[step + 1] <= years) {
                step++;
            }
            return step;
        }

        private void close(int post, int to, int end) {
            boolean current = to >= end && end > DemoPeople.TODAY.getYear() && student.diedIn() == 0;
            facts.set("career." + post + ".to", current ? null : to).flag("career." + post + ".current", current);
        }

        private void place() {
            Workplaces.Country country = abroad;
            boolean away = country != null && abroadSince <= DemoPeople.TODAY.getYear() && !student.studies();
            if (country != null && away) {
                city = country.cities().contains(city) ? city : draw.any(country.cities());
                facts.set("country", country.code()).set("city", city);
                if (student.name().country() == null && !country.code().equals("HK") && draw.chance(0.6)) {
                    facts.set("englishName", Names.english(draw, student.name().full()));
                }
            } else if (posts > 0 || draw.chance(0.62)) {
                String here = student.studies() ? "宁波" : city;
                facts.set("country", "CN")
                        .set("province", workplaces.city(here).province())
                        .set("city", here);
            }
        }
    }
}
