package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.Staff;
import org.tongchuang.members.merges.MergeDesk;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Offers;
import org.tongchuang.members.records.Origin;
import org.tongchuang.members.records.Source;
import org.tongchuang.shared.MemberId;

/// Several at the same record in the same moment: exactly one outcome, and nothing that was acknowledged is lost.
class ManyWritersTests extends OfficeTrials {

    @Autowired
    private Offers offers;

    @Autowired
    private MergeDesk desk;

    @Autowired
    private PlatformTransactionManager transactions;

    @RepeatedTest(8)
    void mergesOverlappingPairsOneAfterTheOther() throws Exception {
        MemberId a = person("叠甲");
        MemberId b = person("叠乙");
        MemberId c = person("叠丙");
        List<MvcTestResult> answers = atOnce(() -> merge(a, b), () -> merge(b, c), () -> merge(c, a));
        assertThat(answers)
                .allMatch(answer ->
                        List.of(201, 409, 422).contains(answer.getResponse().getStatus()));
        assertThat(answers).anyMatch(answer -> answer.getResponse().getStatus() == 201);
        long made = jdbc.sql("select count(*) from members.merge where survivor in (:a, :b, :c) and undone_at is null")
                .param("a", a.value())
                .param("b", b.value())
                .param("c", c.value())
                .query(Long.class)
                .single();
        List<Member> alive = members.all(List.of(a, b, c));
        assertThat(alive).hasSize((int) (3 - made));
        TreeSet<String> all = new TreeSet<>();
        alive.forEach(member -> all.addAll(member.facts().list("interest")));
        assertThat(all).containsExactlyInAnyOrder(a.toString(), b.toString(), c.toString());
        assertThat(List.of(a, b, c)).allMatch(id -> members.find(id).isPresent());
    }

    @RepeatedTest(8)
    void keepsAnEditBesideAMerge() throws Exception {
        MemberId a = person("边甲");
        MemberId b = person("边乙");
        List<MvcTestResult> answers = atOnce(() -> merge(a, b), () -> patch(b, "{\"language.1\":\"写在旁边\"}"));
        assertThat(answers)
                .allMatch(answer ->
                        List.of(200, 201, 409).contains(answer.getResponse().getStatus()));
        if (answers.getLast().getResponse().getStatus() == 200) {
            assertThat(members.find(b).orElseThrow().facts().get("language.1")).isEqualTo("写在旁边");
        }
        assertThat(members.all(List.of(a, b)))
                .hasSize(answers.getFirst().getResponse().getStatus() == 201 ? 1 : 2);
    }

    @RepeatedTest(5)
    void partsThemOnceHoweverManyAsk() throws Exception {
        MemberId a = person("分甲");
        MemberId b = person("分乙");
        String id = String.valueOf(read(merge(a, b)).get("id"));
        List<MvcTestResult> answers = atOnce(
                () -> post("/api/v1/merges/" + id + "/undo", "{}"),
                () -> post("/api/v1/merges/" + id + "/undo", "{}"),
                () -> patch(a, "{\"city\":\"旁城\"}"));
        assertThat(answers)
                .allMatch(answer ->
                        List.of(200, 409).contains(answer.getResponse().getStatus()));
        assertThat(members.all(List.of(a, b))).hasSize(2);
        if (answers.getLast().getResponse().getStatus() == 200) {
            assertThat(members.find(a).orElseThrow().facts().get("city")).isEqualTo("旁城");
        }
        assertThat(jdbc.sql("select count(*) from members.revision where member_id = :b")
                        .param("b", b.value())
                        .query(Long.class)
                        .single())
                .as("one line for the first edit and one for the parting")
                .isEqualTo(2);
    }

    /// The undo of an import looks at a record while an officer's change of it is still being written.
    @Test
    void keepsWhatAnOfficerWritesWhileItsImportIsTakenBack() throws Exception {
        String id = imported("r.csv", "姓名,学号\n还甲,MW-1\n还乙,MW-2\n");
        MemberId kept = named("还甲");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            Member member = members.find(kept).orElseThrow();
            members.save(member.edit(Map.of("city", "留下"), by(Source.OFFICE)));
            assertThat(elsewhere(() -> post("/api/v1/roster-imports/" + id + "/undo", "")))
                    .hasStatus(202);
            waitUntilSomebodyWaitsForARow();
        });
        await(id, "UNDONE");
        assertThat(members.find(kept).orElseThrow().facts().get("city")).isEqualTo("留下");
        assertThat(jdbc.sql("select count(*) from members.member where facts ->> 'name' = '还乙'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /// An import has looked somebody up who is merged into another before it writes: what it offers goes to the person
    /// they are part of now.
    @Test
    void followsWhoIsMergedWhileAnImportTakesThemIn() throws Exception {
        imported("r.csv", "姓名,学号\n跟甲,MW-3\n跟乙,MW-4\n");
        MemberId survivor = named("跟甲");
        MemberId merged = named("跟乙");
        for (MemberId id : List.of(survivor, merged)) {
            members.save(members.find(id).orElseThrow().edit(Map.of("city", "自述"), by(Source.SELF)));
        }
        List<String> begun = new ArrayList<>();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            desk.merge(Staff.RECORDS_OFFICER, survivor, merged, Map.of());
            begun.add(elsewhere(() -> begin("r.csv", "姓名,学号,城市\n跟乙,MW-4,名册说的\n")));
            waitUntilSomebodyWaitsForARow();
        });
        Map<String, Object> done = await(begun.getFirst(), "DONE");
        assertThat(done).containsEntry("created", 0).containsEntry("rows", 1);
        assertThat(offers.of(survivor)).containsEntry("city", "名册说的");
        assertThat(offers.of(merged)).isEmpty();
    }

    @SafeVarargs
    private static List<MvcTestResult> atOnce(Callable<MvcTestResult>... acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.length);
        try (ExecutorService pool = Executors.newFixedThreadPool(acts.length)) {
            List<Future<MvcTestResult>> going = new ArrayList<>();
            for (Callable<MvcTestResult> act : acts) {
                going.add(pool.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<MvcTestResult> answers = new ArrayList<>();
            for (Future<MvcTestResult> one : going) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private void waitUntilSomebodyWaitsForARow() {
        long end = System.nanoTime() + 20_000_000_000L;
        while (waitingForARow() == 0) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
            pause();
        }
    }

    /// A transaction sees the same connections each time it asks, and not those opened since; so it forgets them first.
    private long waitingForARow() {
        jdbc.sql("select pg_stat_clear_snapshot()").query(rows -> {});
        return jdbc.sql("""
                        select count(*) from pg_stat_activity where wait_event_type = 'Lock'
                            and wait_event in ('transactionid', 'tuple') and datname = current_database()
                        """).query(Long.class).single();
    }

    /// In a thread of its own, and so outside the transaction of this one.
    private static <T> T elsewhere(Callable<T> act) {
        try (ExecutorService pool = Executors.newSingleThreadExecutor()) {
            return pool.submit(act).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private MemberId person(String name) {
        Map<String, Object> made =
                read(post("/api/v1/members", "{\"name\":\"%s%d\"}".formatted(name, System.nanoTime())));
        MemberId id = new MemberId(UUID.fromString(String.valueOf(made.get("id"))));
        assertThat(patch(id, "{\"interest.1\":\"" + id + "\"}")).hasStatusOk();
        return id;
    }

    private MemberId named(String name) {
        return new MemberId(jdbc.sql("select id from members.member where facts ->> 'name' = :name")
                .param("name", name)
                .query(UUID.class)
                .single());
    }

    private static Origin by(Source source) {
        return new Origin(source, Instant.parse("2024-01-01T00:00:00Z"), null, "试", null);
    }
}
