package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sudden death, over and over, while officers edit, merge, import and take all of that back: of the program, of its
/// database, of one of the database's processes, of both. `-Dtongchuang.kills=50` makes it so many, and
/// `-Dtongchuang.kills.seed=…` repeats a run.
class KillTests {

    /// As many as were asked for; else about ten, as far as they fit into the time of a usual run.
    private static final int KILLS = Integer.getInteger("tongchuang.kills", 10);

    private static final long AT_MOST_NANOS =
            System.getProperty("tongchuang.kills") == null ? TimeUnit.SECONDS.toNanos(60) : Long.MAX_VALUE;
    private static final int ROWS = 4_500;

    private final long seed = Long.getLong("tongchuang.kills.seed", System.nanoTime() % 100_000);

    @TempDir
    Path folder;

    @Test
    void keepsEveryPromiseThroughEveryKill() throws Exception {
        System.out.println("kills: " + KILLS + " with -Dtongchuang.kills.seed=" + seed);
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        try (HouseProcess house = new HouseProcess(folder.resolve("data"))) {
            house.signIn();
            Writers writers = new Writers(house, ledger, ROWS, seed);
            Proof proof = new Proof(house, ledger);
            writers.prepare();
            long began = System.nanoTime();
            for (int kill = 1; kill <= KILLS && System.nanoTime() - began < AT_MOST_NANOS; kill++) {
                writers.begin(kill);
                Thread.sleep(200 + random.nextInt(1_800));
                Victim victim = Victim.any(random);
                victim.kill(house, random);
                stop(writers, house);
                long page = victim.isProgram() ? house.startAgain() : 0;
                long up = page + house.awaitUp();
                System.out.printf(
                        "kills: %2d %-8s amid %s, first page %5d ms, up %5d ms, %d promises%n",
                        kill, victim, ledger.phase(), page, up, ledger.promises());
                proof.holds();
            }
            settle(house, ledger);
            proof.holds();
            HouseProcess.Ended doctor = house.doctor();
            assertThat(doctor.code()).as(doctor.said()).isZero();
        }
    }

    private static void stop(Writers writers, HouseProcess house) throws Exception {
        try {
            writers.stop();
        } catch (AssertionError wrong) {
            throw new AssertionError(wrong.getMessage() + "\n" + house.errors(), wrong);
        }
    }

    /// Jobs go on by themselves to where they were asked to go.
    private static void settle(HouseProcess house, Ledger ledger) throws Exception {
        for (Ledger.Roster roster : ledger.rosters) {
            if (roster.id == null) {
                continue;
            }
            long end = System.nanoTime() + 120_000_000_000L;
            String state = "";
            while (!state.equals("UNDONE") && !(state.equals("DONE") && !roster.undoPromised)) {
                assertThat(System.nanoTime()).as("still " + state).isLessThan(end);
                Thread.sleep(50);
                state = house.get("/api/v1/roster-imports/" + roster.id).text("state");
            }
        }
    }
}
