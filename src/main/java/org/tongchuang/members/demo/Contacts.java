package org.tongchuang.members.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How somebody is reached, and what they like: less of it the older they are.
final class Contacts {

    private static final List<String> PREFIXES = List.of(
            "138", "139", "137", "136", "135", "134", "158", "159", "150", "151", "152", "157", "187", "188", "182",
            "183", "178", "130", "131", "132", "155", "156", "185", "186", "133", "153", "180", "181", "189", "177",
            "173", "199");
    private static final List<String> ROADS =
            List.of("中山路", "人民路", "解放路", "建设路", "文化路", "学府路", "和平路", "长江路", "新华路", "中兴路", "江南路", "百丈路", "环城北路", "府前街");
    private static final List<String> INTERESTS =
            List.of("跑步", "摄影", "羽毛球", "登山", "阅读", "篮球", "书法", "旅行", "合唱", "围棋", "骑行", "钓鱼", "桥牌", "茶艺", "古典音乐", "桌游");
    private static final List<String> LANGUAGES = List.of("英语", "日语", "德语", "法语", "韩语", "西班牙语", "俄语");
    private static final List<String> HELPS =
            List.of("help.mentor", "help.introduction", "help.cv", "help.intern", "help.talk", "help.newcomers");
    private static final List<String> NOTES = List.of(
            "返校参加毕业二十周年聚会，愿意联系同班同学。",
            "来信询问成绩单补办，已转教务处。",
            "校庆时捐赠图书一批，寄感谢信。",
            "家中有变动，希望暂不打电话。",
            "电话沟通愉快，愿意给学弟学妹做一次分享。",
            "退信一次，地址可能已变。",
            "同学代填，资料待本人确认。",
            "班级联络人，可请其协助核对名单。");

    private final Workplaces workplaces;

    Contacts(Workplaces workplaces) {
        this.workplaces = workplaces;
    }

    void write(Draw draw, Student student, FactDraft facts) {
        if (student.diedIn() > 0) {
            return;
        }
        int age = student.age();
        String country = facts.get("country");
        boolean away = country != null && !country.equals("CN");
        if (draw.chance(age < 45 ? 0.75 : age < 60 ? 0.67 : age < 75 ? 0.44 : 0.24)) {
            facts.add("phone", mobile(draw));
        }
        landline(draw, age, away ? null : facts.get("city"), facts);
        emails(draw, student, facts);
        if (draw.chance(age < 60 ? 0.38 : 0.12)) {
            facts.add("wechat", wechat(draw, student));
        }
        if (!away && draw.chance(0.2)) {
            facts.add("address", address(draw, facts.get("city")));
        }
        willing(draw, student, facts);
    }

    static String mobile(Draw draw) {
        return "+86" + draw.any(PREFIXES) + "%08d".formatted(draw.below(100_000_000));
    }

    private void landline(Draw draw, int age, @Nullable String city, FactDraft facts) {
        if (city != null && draw.chance(age > 60 ? 0.16 : 0.05)) {
            String code = workplaces.city(city).areaCode();
            boolean short7 = List.of("0580", "0570", "0578", "0572").contains(code);
            facts.add(
                    "phone",
                    "+86" + code.substring(1) + draw.between(80, 88) + "%05d".formatted(draw.below(100_000))
                            + (short7 ? "" : draw.below(10)));
        }
    }

    private static void emails(Draw draw, Student student, FactDraft facts) {
        double share = student.age() < 45 ? 0.45 : student.age() < 60 ? 0.36 : 0.14;
        if (draw.chance(share)) {
            String host = draw.chance(0.3) ? "@alumni.jianghai.example" : "@post.example";
            facts.add("email", letters(student) + Integer.toString(student.number(), 36) + host);
        }
        if (student.studies()) {
            facts.add("email", "s" + facts.get("education.1.studentNumber") + "@stu.jianghai.example");
        }
    }

    private static String letters(Student student) {
        return Names.letters(student.name().full());
    }

    private static String wechat(Draw draw, Student student) {
        return letters(student) + (draw.chance(0.5) ? "_" : "") + student.number() % 10_000 + draw.below(10);
    }

    private String address(Draw draw, @Nullable String city) {
        Workplaces.City at = workplaces.city(city == null ? "宁波" : city);
        String province = at.province().equals(at.name()) ? "" : at.province() + "省";
        return province.replace("广西省", "广西").replace("新疆省", "新疆")
                + at.name() + "市" + draw.any(at.districts()) + draw.any(ROADS) + draw.between(1, 980) + "号"
                + (draw.chance(0.6)
                        ? draw.between(1, 36) + "幢" + draw.between(1, 26) + "0" + draw.between(1, 4) + "室"
                        : "");
    }

    private static void willing(Draw draw, Student student, FactDraft facts) {
        if (draw.chance(0.16)) {
            facts.add("interest", draw.any(INTERESTS));
            if (draw.chance(0.5)) {
                String more = draw.any(INTERESTS);
                if (!more.equals(facts.get("interest.1"))) {
                    facts.add("interest", more);
                }
            }
        }
        if (draw.chance(0.12)) {
            facts.add("language", draw.early(LANGUAGES));
        }
        if (draw.chance(0.1) && !student.studies()) {
            facts.flag(draw.early(HELPS), true);
            facts.flag(draw.any(HELPS), true);
        }
        facts.flag("doNotContact", draw.chance(0.007)).flag("unlisted", draw.chance(0.005));
        if (draw.chance(0.03)) {
            facts.add("note", draw.any(NOTES));
        }
    }
}
