package org.tongchuang.members.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// How the office came to know what it knows: from which list, when, what the person confirmed, what changed since.
final class Registry {

    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);
    private static final LocalDate FIRST = LocalDate.of(2015, 3, 2);
    private static final LocalDate LAST = LocalDate.of(2026, 8, 28);
    private static final List<String> LISTS = List.of("教务处名册", "院系校友名册", "校友返校日登记", "七十周年校庆登记", "校友卡申请", "地方校友会名册");
    private static final List<String> OFFICERS = List.of("周敏", "沈佳", "郑晓", "教务处名册", "校友返校日登记");

    private record Change(LocalDate on, Map<String, @Nullable String> before, boolean self) {}

    private Registry() {}

    static DemoPerson enter(Draw draw, Student student, FactDraft facts, java.util.Set<Slip> slips) {
        int known = student.studies() || student.lastYear() >= 2015 ? student.entered() : 2015;
        LocalDate earliest = LocalDate.of(Math.max(2015, Math.min(known, 2025)), 9, 20);
        LocalDate entered = later(draw, earliest.isBefore(FIRST) ? FIRST : earliest, 0.35);
        List<Change> changes = draw.chance(0.17) ? changes(draw, student, facts, entered) : List.of();
        FactDraft first = facts.copy();
        for (Change change : changes.reversed()) {
            change.before.forEach(first::set);
        }
        Member member = member(draw, student, first.facts(), entered);
        return new DemoPerson(member, edits(draw, member, facts.facts(), changes), slips);
    }

    private static Member member(Draw draw, Student student, Facts facts, LocalDate entered) {
        Instant at = at(draw, entered);
        String list = student.entered() >= 2015
                ? LISTS.getFirst()
                : student.entered() < 1990 && draw.chance(0.4) ? "档案馆学籍卡" : list(draw, entered);
        Map<String, Origin> origins = new HashMap<>();
        origins.put(Member.REST, new Origin(Source.DEMO, at, null, list, null));
        Instant updated = heardLater(draw, facts, entered, origins);
        if (student.diedIn() > 0) {
            String died = String.valueOf(student.diedIn());
            updated = later(draw, facts, "deceased", died, entered, origins, updated);
            updated = later(draw, facts, "note.", died, entered, origins, updated);
        }
        updated = updated.isAfter(at) ? updated : at;
        if (student.diedIn() == 0 && draw.chance(0.18)) {
            LocalDate confirmedOn = later(draw, entered.plusDays(3), 0.5);
            Origin own = new Origin(Source.SELF, at(draw, confirmedOn), null, facts.get("name", ""), null);
            for (String path : List.of("phone.1", "email.1", "wechat.1", "city")) {
                if (facts.has(path) && draw.chance(0.7)) {
                    origins.put(path, own);
                    updated = updated.isAfter(own.at()) ? updated : own.at();
                }
            }
        }
        return new Member(id(student.number()), 1, facts, origins, at, updated);
    }

    /// Nobody writes down what has not happened: degrees and posts after the record was begun came in when it was time.
    ///
    /// @return when the last of them came
    private static Instant heardLater(Draw draw, Facts facts, LocalDate entered, Map<String, Origin> origins) {
        Instant last = Instant.MIN;
        for (String name : List.of("education", "career")) {
            boolean study = name.equals("education");
            for (int number : facts.numbers(name)) {
                String start = name + "." + number + ".";
                String from = facts.get(start + (study ? "entryYear" : "from"), "0000");
                String to = facts.get(start + (study ? "graduationYear" : "to"), "0000");
                last = later(draw, facts, start, from, entered, origins, last);
                last = later(draw, facts, start + (study ? "graduationYear" : "to"), to, entered, origins, last);
            }
        }
        return last;
    }

    private static Instant later(
            Draw draw,
            Facts facts,
            String start,
            String when,
            LocalDate entered,
            Map<String, Origin> origins,
            Instant last) {
        int year = Integer.parseInt(when.substring(0, 4));
        if (year < entered.getYear()) {
            return last;
        }
        boolean study = start.startsWith("education");
        LocalDate on = LocalDate.of(Math.min(year, 2026), study && !start.endsWith(".") ? 7 : 8, draw.between(1, 25));
        LocalDate heard = on.isAfter(entered) ? on : entered;
        String list = study ? LISTS.getFirst() : LISTS.get(1);
        Origin origin = new Origin(Source.DEMO, at(draw, heard), null, list, null);
        facts.asMap().keySet().stream()
                .filter(path -> path.startsWith(start))
                .forEach(path -> origins.put(path, origin));
        return origin.at().isAfter(last) ? origin.at() : last;
    }

    private static String list(Draw draw, LocalDate entered) {
        String list = draw.early(LISTS);
        return list.startsWith("七十周年") && entered.isBefore(LocalDate.of(2022, 4, 1)) ? LISTS.get(1) : list;
    }

    /// What a record had before, newest change last.
    private static List<Change> changes(Draw draw, Student student, FactDraft facts, LocalDate entered) {
        List<Change> changes = new ArrayList<>();
        LocalDate on = later(draw, entered.plusDays(20), 0.4);
        Map<String, @Nullable String> post = lastPost(facts, on);
        if (!post.isEmpty()) {
            changes.add(new Change(on, post, draw.chance(0.5)));
            on = later(draw, on.plusDays(10), 0.5);
        }
        if (facts.has("phone.1") && student.diedIn() == 0) {
            Map<String, @Nullable String> phone = new LinkedHashMap<>();
            phone.put("phone.1", Contacts.mobile(draw));
            changes.add(new Change(on, phone, draw.chance(0.4)));
            on = later(draw, on.plusDays(10), 0.5);
        }
        if (facts.has("email.1") && changes.size() < 3 && draw.chance(0.6)) {
            Map<String, @Nullable String> email = new LinkedHashMap<>();
            email.put("email.1", null);
            changes.add(new Change(on, email, draw.chance(0.6)));
        }
        return changes;
    }

    /// A present post that began before the change was noted, taken back to the one before it.
    private static Map<String, @Nullable String> lastPost(FactDraft facts, LocalDate on) {
        int n = facts.facts().numbers("career").size();
        String from = facts.get("career." + n + ".from");
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        if (n < 2
                || !facts.has("career." + n + ".current")
                || from == null
                || Integer.parseInt(from.substring(0, 4)) > on.getYear() - 1) {
            return before;
        }
        for (String path : facts.values().keySet()) {
            if (path.startsWith("career." + n + ".")) {
                before.put(path, null);
            }
        }
        before.put("career." + (n - 1) + ".to", null);
        before.put("career." + (n - 1) + ".current", "true");
        return before;
    }

    private static List<Member.Edited> edits(Draw draw, Member first, Facts last, List<Change> changes) {
        List<Member.Edited> edits = new ArrayList<>();
        Member now = first;
        for (Change change : changes) {
            Map<String, @Nullable String> after = new LinkedHashMap<>();
            change.before.keySet().forEach(path -> after.put(path, last.get(path)));
            Instant at = at(draw, change.on);
            at = at.isAfter(now.updatedAt()) ? at : now.updatedAt().plusSeconds(3600);
            String who = change.self ? last.get("name", "") : draw.any(OFFICERS);
            Source source = change.self ? Source.SELF : who.length() > 3 ? Source.ROSTER : Source.OFFICE;
            Member.Edited edited = now.edit(after, new Origin(source, at, null, who, null));
            if (edited.revision() != null) {
                edits.add(edited);
                now = edited.member();
            }
        }
        return edits;
    }

    /// Version 7, as all ids here, with a made-up time: in the order of their numbers.
    static MemberId id(int number) {
        long millis = FIRST.atStartOfDay().toInstant(ZONE).toEpochMilli() + number * 1000L;
        long random = Draw.of("id", number).bits();
        return new MemberId(new java.util.UUID(
                millis << 16 | 0x7000L | random >>> 52, 0x8000_0000_0000_0000L | random & 0x3FFF_FFFF_FFFF_FFFFL));
    }

    private static LocalDate later(Draw draw, LocalDate from, double reach) {
        long days = Math.max(1, java.time.temporal.ChronoUnit.DAYS.between(from, LAST));
        LocalDate on = from.plusDays(Math.max(1, (long) (days * Math.pow(draw.fraction(), 1 / (2 * reach)))));
        return on.isAfter(LAST) ? LAST : on;
    }

    private static Instant at(Draw draw, LocalDate day) {
        return day.atTime(draw.between(8, 17), draw.below(60), draw.below(60)).toInstant(ZONE);
    }
}
