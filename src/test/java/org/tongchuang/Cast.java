package org.tongchuang;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.demo.DemoCast;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// The people tests are about, the same who live in the demo: see `docs/cast.md`. Each may be changed a little before
/// they go on: `Cast.linHai().with("city", "上海").member()`.
public final class Cast {

    public static final Instant THEN = Instant.parse("2025-10-10T01:30:00Z");

    private final MemberId id;
    private final Map<String, @Nullable String> changes = new HashMap<>();
    private final Member known;

    private Cast(int number) {
        this.known = DemoCast.all().get(number).member();
        this.id = known.id();
    }

    /// Physics '98, designs chips in Shenzhen, mentor.
    public static Cast linHai() {
        return new Cast(DemoCast.LIN_HAI);
    }

    /// Finance '07, a director at a bank in London.
    public static Cast ada() {
        return new Cast(DemoCast.ADA);
    }

    /// 周敏 of the alumni office, herself of Chinese '92.
    public static Cast teacherZhou() {
        return new Cast(DemoCast.ZHOU);
    }

    /// In her third year of 信息工程.
    public static Cast chenYinuo() {
        return new Cast(DemoCast.CHEN_YINUO);
    }

    /// Economics '01, 招商证券.
    public static Cast zhaoWenmin() {
        return new Cast(DemoCast.ZHAO_WENMIN);
    }

    /// Class representative of 物理1998级1班, a teacher.
    public static Cast heJun() {
        return new Cast(DemoCast.HE_JUN);
    }

    /// English '02, whose phone and e-mail no longer answer.
    public static Cast xuJing() {
        return new Cast(DemoCast.XU_JING);
    }

    /// Medicine '78, deceased.
    public static Cast maXiaohong() {
        return new Cast(DemoCast.MA_XIAOHONG);
    }

    public MemberId id() {
        return id;
    }

    public Cast with(String path, @Nullable String value) {
        changes.put(path, value);
        return this;
    }

    public Cast without(String path) {
        return with(path, null);
    }

    /// The record, with an id that is the same in every test and in the demo.
    public Member member() {
        return member(id);
    }

    /// The same person under another id.
    public Member member(MemberId other) {
        if (changes.isEmpty() && other.equals(id)) {
            return known;
        }
        return Member.create(other, known.facts().with(changes), new Origin(Source.DEMO, THEN, null, "教务处名册", null));
    }
}
