package org.tongchuang.members.demo;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// Makes some records wrong.
final class Slips {

    private static final String[] ALIKE = {
        "伟炜", "军君", "华桦", "明铭", "丽莉", "艳燕", "芳方", "敏闵", "静婧", "涛韬", "强蔷", "红虹", "国帼", "英瑛", "文雯", "志智", "建健", "玲铃",
        "平萍", "辉晖", "波博", "晓小", "佳嘉", "婷亭", "子紫", "雨语", "宇羽", "浩皓", "杰洁", "秀绣", "永泳"
    };

    private Slips() {}

    static Set<Slip> make(Draw draw, Student student, FactDraft facts) {
        Set<Slip> made = EnumSet.noneOf(Slip.class);
        LocalDate born = student.born();
        boolean hasId = facts.has("idNumber") && facts.has("birthDate");
        if (hasId && draw.chance(0.006)) {
            int off = draw.chance(0.5) ? draw.chance(0.5) ? 1 : -1 : 10;
            facts.set("birthDate", born.minusYears(off));
            made.add(Slip.BIRTH_YEAR);
        } else if (hasId
                && born.getDayOfMonth() <= 12
                && born.getDayOfMonth() != born.getMonthValue()
                && draw.chance(0.015)) {
            facts.set("birthDate", LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue()));
            made.add(Slip.DAY_AND_MONTH);
        }
        String email = facts.get("email.1");
        if (email != null && draw.chance(0.006)) {
            facts.set("email.1", email.replace("example", "exmaple"));
            made.add(Slip.EMAIL_DOMAIN);
        }
        studies(draw, student, facts, made);
        if (student.age() > 48 && student.diedIn() == 0 && draw.chance(0.01)) {
            facts.add("note", "老手机号 13%d0574%03d（十位，1999年升位前），已停用".formatted(draw.between(5, 9), draw.below(1000)));
            made.add(Slip.OLD_MOBILE);
        }
        return made;
    }

    private static void studies(Draw draw, Student student, FactDraft facts, Set<Slip> made) {
        if (draw.chance(0.012) && "BACHELOR".equals(facts.get("education.1.degree"))) {
            facts.set("education.1.class", oddly(draw, student));
            made.add(Slip.CLASS_SPELLING);
        }
        if (draw.chance(0.005)) {
            facts.set("education.1.school", null).set("education.1.department", null);
            made.add(Slip.NO_SCHOOL);
        }
    }

    private static String oddly(Draw draw, Student student) {
        String name = student.major().nickname();
        int year = student.entered();
        int number = student.seat().room().number();
        return switch (draw.below(4)) {
            case 0 -> "%02d%s%d班".formatted(year % 100, name, number);
            case 1 -> "%s%02d-%d班".formatted(name, year % 100, number);
            case 2 -> "%d级%s（%d）班".formatted(year, name, number);
            default -> "%02d级%s".formatted(year % 100, name);
        };
    }

    /// The name with one character that sounds the same, or a woman's name before or after marriage.
    static String nearly(Draw draw, Names.Name name, boolean male, String otherSurname) {
        String full = name.full();
        for (String pair : ALIKE) {
            int at = full.indexOf(pair.charAt(0), 1);
            if (at > 0 && pair.charAt(0) != pair.charAt(1)) {
                return full.substring(0, at) + pair.charAt(1) + full.substring(at + 1);
            }
        }
        return male || draw.chance(0.5) || name.minority() || name.country() != null
                ? full
                : otherSurname + full.substring(1);
    }
}
