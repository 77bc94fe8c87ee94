package org.tongchuang.members.demo;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.Members;

/// Fills an empty directory with the demo university, once the first page can be served: batch by batch, each with its
/// mark of how far it came in one transaction, so that a killed program goes on where it was. A directory that has
/// people of its own stays as it is.
@Component
@ConditionalOnProperty("tongchuang.demo")
class DemoFilling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoFilling.class);
    private static final int BATCH = 2_000;
    private static final int SAY_EVERY = 10_000;

    private final Members members;
    private final JdbcClient jdbc;
    private final TransactionTemplate together;
    private final int size;
    private volatile boolean running;
    private @Nullable Thread worker;

    /// @param done how many members are in
    record Mark(int size, int done) {}

    DemoFilling(
            Members members,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${TONGCHUANG_DEMO_MEMBERS:20000}") int size) {
        this.members = members;
        this.jdbc = jdbc;
        this.together = new TransactionTemplate(transactions);
        this.size = size;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (running) {
            worker = Thread.ofPlatform().name("demo-filling").daemon(true).start(this::work);
        }
    }

    private void work() {
        try {
            fill();
        } catch (RuntimeException trouble) {
            if (running) {
                LOG.error("the demo university could not be filled; the next start goes on", trouble);
            }
        }
    }

    /// Fills in what is missing; back when all is in or the program stops.
    void fill() {
        Mark mark = mark().orElse(null);
        if (mark == null || mark.done >= mark.size) {
            if (mark == null) {
                LOG.info("no demo: this installation has members of its own");
            }
            return;
        }
        DemoPeople people = new DemoPeople(mark.size);
        long began = System.nanoTime();
        int from = mark.done;
        for (int done = from; done < mark.size && running; ) {
            int upTo = Math.min(done + BATCH, mark.size);
            List<DemoPerson> batch =
                    IntStream.range(done, upTo).mapToObj(people::person).toList();
            if (!take(batch, done)) {
                return;
            }
            done = upTo;
            if (done == mark.size || done % SAY_EVERY == 0) {
                double seconds = (System.nanoTime() - began) / 1e9;
                LOG.info(
                        "demo: {} of {} members, {} a second",
                        done,
                        mark.size,
                        Math.round((done - from) / Math.max(seconds, 0.001)));
            }
        }
    }

    /// False when another node of the cluster was faster.
    private boolean take(List<DemoPerson> batch, int done) {
        return Boolean.TRUE.equals(together.execute(status -> {
            int mine = jdbc.sql("update members.demo_filling set done = :next where done = :done")
                    .param("next", done + batch.size())
                    .param("done", done)
                    .update();
            if (mine == 0) {
                return false;
            }
            members.add(batch.stream().map(DemoPerson::first).toList());
            for (int round = 0; ; round++) {
                List<Member.Edited> edits = edits(batch, round);
                if (edits.isEmpty()) {
                    return true;
                }
                members.save(edits);
            }
        }));
    }

    private static List<Member.Edited> edits(List<DemoPerson> batch, int round) {
        return batch.stream()
                .filter(person -> person.later().size() > round)
                .map(person -> person.later().get(round))
                .toList();
    }

    /// Where to go on, or to begin; nothing in an installation with members of its own.
    private Optional<Mark> mark() {
        jdbc.sql("""
                insert into members.demo_filling (size)
                select :size where not exists (select 1 from members.member) on conflict do nothing
                """).param("size", size).update();
        return jdbc.sql("select size, done from members.demo_filling")
                .query((row, n) -> new Mark(row.getInt(1), row.getInt(2)))
                .optional();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        Thread last = worker;
        if (last != null) {
            try {
                last.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
