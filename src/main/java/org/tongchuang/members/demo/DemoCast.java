package org.tongchuang.members.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;

/// The cast: people who play the same part in the demo, in tests, in pictures and in the handbook. What they are is
/// told in `docs/cast.md`.
public final class DemoCast {

    /// 林海, physics '98, designs chips in Shenzhen, mentor.
    public static final int LIN_HAI = 0;
    /// Ada Whitfield, economics '07, in finance in London.
    public static final int ADA = 1;
    /// 周敏, "周老师", alumna of Chinese '92, now of the alumni office.
    public static final int ZHOU = 2;
    /// 陈一诺, in her third year of 信息工程.
    public static final int CHEN_YINUO = 3;
    /// 赵文敏, economics '01, 招商证券.
    public static final int ZHAO_WENMIN = 4;
    /// 何军, class representative of 物理1998级1班.
    public static final int HE_JUN = 5;
    /// 许静, whose address is lost.
    public static final int XU_JING = 6;
    /// 马晓红, medicine '78, deceased.
    public static final int MA_XIAOHONG = 7;

    private static final List<DemoPerson> ALL = people();

    private DemoCast() {}

    public static List<DemoPerson> all() {
        return ALL;
    }

    private static List<DemoPerson> people() {
        List<DemoPerson> all = new ArrayList<>();
        for (List<String> facts : Cards.read()) {
            FactDraft draft = new FactDraft();
            facts.forEach(fact -> draft.set(
                    fact.substring(0, fact.indexOf(' ')),
                    fact.substring(fact.indexOf(' ') + 1).strip()));
            all.add(person(all.size(), draft));
        }
        return List.copyOf(all);
    }

    private static DemoPerson person(int number, FactDraft draft) {
        String idStart = draft.get("idNumber");
        if (idStart != null) {
            draft.set("idKind", "RESIDENT_ID").set("idNumber", idStart + IdNumber.check(idStart));
        }
        Instant at = Instant.parse("2025-10-10T01:30:00Z").plusSeconds(number * 86_400L);
        Map<String, Origin> origins = new HashMap<>();
        origins.put(Member.REST, new Origin(Source.DEMO, at, null, "教务处名册", null));
        boolean answers = number != XU_JING && number != MA_XIAOHONG;
        Origin own = new Origin(Source.SELF, at.plusSeconds(90_000), null, draft.get("name") + "", null);
        for (String path : List.of("phone.1", "email.1", "city")) {
            if (answers && draft.has(path)) {
                origins.put(path, own);
            }
        }
        Member first = new Member(Registry.id(number), 1, draft.facts(), origins, at, answers ? own.at() : at);
        return new DemoPerson(first, List.of(), Set.of());
    }

    /// Cards parted by a line that begins with `==`.
    private static final class Cards {

        static List<List<String>> read() {
            List<List<String>> cards = new ArrayList<>();
            for (String line : Lines.of("cast.txt")) {
                if (line.startsWith("==")) {
                    cards.add(new ArrayList<>());
                } else {
                    cards.getLast().add(line.strip());
                }
            }
            return cards;
        }
    }
}
