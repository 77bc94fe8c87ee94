package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tongchuang.members.imports.taking.Verdict;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.LookupKeys;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// A check says of each row what the run then does with it, and no two people are taken for one.
class TrialTests extends ImportTrials {

    private static final String HEADER = "姓名,学号,学院,班级,出生日期,身份证号,手机,邮箱,工作单位";
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Origin SELF = new Origin(Source.SELF, THEN, null, "本人", null);

    @Autowired
    private LookupKeys keys;

    @Autowired
    private RosterRows rows;

    /// Three batches and a bit, in which people come again whole, in halves, under other names and as each other.
    @Test
    void saysOfEveryRowWhatTheRunDoesWithIt() {
        imported(csv(HEADER, there()));
        for (Member member : named("在册")) {
            if (member.name().endsWith("0")) {
                members.save(member.edit(Map.of("education.1.class", "自填", "career.1.employer", "自填单位"), SELF));
            }
        }
        byte[] file = csv(HEADER, tangled(new Random(20261122), 6_600));
        long people = members.count();
        Done tried = tried(file);
        assertThat(members.count()).isEqualTo(people);
        Map<Long, String> said = verdicts(tried.id());
        Done run = imported(file);

        assertThat(said).isEqualTo(verdicts(run.id()));
        for (String count : List.of("rows", "problems", "possibleDuplicates", "offered", "skipped")) {
            assertThat(number(tried.all(), count)).as(count).isEqualTo(number(run.all(), count));
        }
        assertThat(said.values())
                .map(verdict -> verdict.replaceAll(" .*", ""))
                .contains("CREATED", "UPDATED", "UNCHANGED", "REJECTED");
        assertThat(run.rejected()).isGreaterThan(50);
        Done again = imported(file);
        assertThat(again.created() + again.updated()).isZero();
        assertThat(again.rejected()).isEqualTo(run.rejected());
        assertThat(number(run.all(), "possibleDuplicates")).isGreaterThan(50);
        assertThat(number(run.all(), "offered")).isGreaterThan(5);
        assertThat(jdbc.sql("select count(*) from members.trial_person")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void findsNothingToChangeInAFileThatIsIn() {
        List<String> lines = new ArrayList<>();
        Random random = new Random(5);
        for (int n = 0; n < 4_500; n++) {
            int who = random.nextInt(3_000);
            lines.add("再来%1$d,Q%1$05d,工学院,,,,,q%1$d@example.edu,".formatted(who));
        }
        byte[] file = csv(HEADER, lines);
        assertThat(tried(file).counts()).isEqualTo(imported(file).counts());
        Done again = imported(file);
        assertThat(again.unchanged()).isEqualTo(4_500);
        assertThat(tried(file).counts()).isEqualTo(again.counts());
    }

    @Test
    void linksOnlyToRecordsThatAreThere() {
        imported(csv(HEADER, "相连甲,L0001,工学院,一班,,,,,"));
        Done tried = tried(csv(HEADER, "相连甲,L0001,工学院,二班,,,,,", "相连乙,L0002,工学院,一班,,,,,", "相连乙,L0002,工学院,一班,,,,,乙公司"));
        assertThat(tried.counts()).containsExactly(3L, 1L, 2L, 0L, 0L);
        assertThat(jdbc.sql(
                                "select member_id from members.roster_row where import_id = ?::uuid and member_id is not null")
                        .param(tried.id())
                        .query(UUID.class)
                        .list())
                .containsExactly(only("相连甲").id().value());
    }

    @Test
    void takesNobodyForSomebodyElseWhoseKeyHappensToBeTheSame() {
        imported(csv(HEADER, "本尊甲,N0001,工学院,一班,,,,,"));
        Member other = only("本尊甲");
        Member document = Member.create(MemberId.next(), Facts.of(Map.of("name", "本尊乙")), SELF);
        members.add(List.of(document));
        String wholeRow = "旁人丙,,工学院,,,,,,";
        imported(csv(HEADER, wholeRow));
        long rowKey = Long.parseLong(String.valueOf(only("旁人丙").facts().get("#row")));
        Member marked =
                Member.create(MemberId.next(), Facts.of(Map.of("name", "本尊丁", "#row", String.valueOf(rowKey))), SELF);
        jdbc.sql("delete from members.member where facts ->> 'name' = '旁人丙'").update();
        jdbc.sql("delete from members.lookup where key = ?").param(rowKey).update();
        members.add(List.of(marked));
        forge(keys.student("工学院", "N0002"), other);
        forge(keys.idNumber("110101198001010010"), document);

        byte[] file = csv(HEADER, "旁人甲,N0002,工学院,二班,,,,,", "旁人乙,,,,,110101198001010010,,,", wholeRow);
        assertThat(tried(file).counts()).containsExactly(3L, 3L, 0L, 0L, 0L);
        assertThat(imported(file).counts()).containsExactly(3L, 3L, 0L, 0L, 0L);
        assertThat(members.find(other.id())).contains(other);
        assertThat(only("本尊乙").facts().has("idNumber")).isFalse();
        assertThat(only("旁人丙").id()).isNotEqualTo(marked.id());
        assertThat(imported(file).counts()).containsExactly(3L, 0L, 0L, 3L, 0L);
    }

    @Test
    void leavesNothingBehindWhenItIsStopped() {
        List<String> lines = IntStream.range(0, 16_000)
                .mapToObj("停试%1$d,H%1$05d,地学院,一班,,,,,"::formatted)
                .toList();
        String id = begin("big.csv", csv(HEADER, lines), true);
        while (status(id).rows() == 0) {
            pause();
        }
        press(id, "cancel");
        Done stopped = ended(id);
        assertThat(stopped.state()).isEqualTo("CANCELLED");
        assertThat(stopped.rows()).isBetween(1L, 15_999L);
        assertThat(named("停试")).isEmpty();
        assertThat(jdbc.sql("select count(*) from members.trial_lookup")
                        .query(Long.class)
                        .single())
                .isZero();
        press(id, "check");
        assertThat(ended(id).counts()).containsExactly(16_000L, 16_000L, 0L, 0L, 0L);
        assertThat(post(id, "undo")).hasStatus(422);
    }

    private void forge(long key, Member member) {
        jdbc.sql("insert into members.lookup (key, member_id) values (?, ?)")
                .param(key)
                .param(member.id().value())
                .update();
    }

    private static List<String> there() {
        List<String> lines = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            lines.add("在册%1$d,A%1$05d,理学院,一班,1980-01-%2$02d,,,a%1$d@example.edu,旧单位".formatted(n, n % 28 + 1));
        }
        return lines;
    }

    private static List<String> tangled(Random random, int size) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < size) {
            int who = random.nextInt(900);
            int day = who % 28 + 1;
            String id = idNumber(who);
            lines.add(
                    switch (random.nextInt(12)) {
                        case 0 ->
                            "在册%d,A%05d,理学院,%s,,,,,%s"
                                    .formatted(who % 200, who % 200, pick(random, "一班", "二班"), pick(random, "", "新单位"));
                        case 1 -> "新人%d,B%05d,理学院,,,%s,,,".formatted(who, who, id);
                        case 2 -> "新人%d,B%05d,理学院,%s,,,,,".formatted(who, who, pick(random, "三班", "四班"));
                        case 3 -> "新人%d,,,,,%s,,,%s".formatted(who, id, pick(random, "甲公司", "乙公司"));
                        // somebody's student number with somebody else's ID number
                        case 4 -> "混淆%d,B%05d,理学院,,,%s,,,".formatted(who, random.nextInt(900), id);
                        case 5 -> "无号%d,,理学院,,1985-02-%02d,,,,".formatted(who % 300, day);
                        case 6 -> "无号%d,,文学院,,1985-02-%02d,,,,".formatted(who % 300, day);
                        case 7 -> "同机%d,C%05d,理学院,,,,139%08d,,".formatted(who, random.nextInt(9_000), who % 40);
                        case 8 -> "同邮%d,,理学院,,,,,mail%d@example.edu,".formatted(random.nextInt(4_000), who % 40);
                        case 9 -> ",B%05d,理学院,,,,,,".formatted(who);
                        case 10 -> "新人%d,B%05d,文学院,,1985-13-01,,1390000,,".formatted(who, who);
                        default -> "在册%d,,,,1980-01-%02d,,,a%d@example.edu,".formatted(who % 200, day, who % 200);
                    });
        }
        return lines;
    }

    private static String pick(Random random, String one, String other) {
        return random.nextBoolean() ? one : other;
    }

    private static String idNumber(int who) {
        String body = "1101011985%02d%02d%03d".formatted(who % 12 + 1, who % 28 + 1, who);
        int sum = 0;
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /// Row number to outcome, what it changes and what is wrong with it; which record an update is about stays out, for
    /// a check has none to name where an earlier row made the person.
    private Map<Long, String> verdicts(String id) {
        UUID made = UUID.fromString(id);
        Map<Long, String> verdicts = new LinkedHashMap<>();
        long after = 0;
        List<Verdict> page = rows.page(made, null, false, after, 1_000);
        while (!page.isEmpty()) {
            for (Verdict row : page) {
                Verdict.Detail detail = row.detail();
                verdicts.put(
                        row.number(),
                        row.outcome() + " " + (detail == null ? List.of() : detail.changes())
                                + (detail == null ? List.of() : detail.problems()));
            }
            after = page.getLast().number();
            page = rows.page(made, null, false, after, 1_000);
        }
        return verdicts;
    }
}
