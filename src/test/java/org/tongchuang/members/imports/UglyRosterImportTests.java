package org.tongchuang.members.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.tongchuang.bench.UglyRosters;
import org.tongchuang.bench.UglyRosters.Expected;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Actor;

/// An ugly roster on its way through the real import: in, in again, and out.
@SpringBootTest
class UglyRosterImportTests {

    private static final int ROWS = 5_000;

    @Autowired
    private RosterDesk desk;

    @Autowired
    private Members members;

    @TempDir
    private Path folder;

    @Test
    void accountsForEveryRowTakesNothingTwiceAndComesOutAgain() throws Exception {
        Path file = folder.resolve("名册.csv");
        Expected expected = UglyRosters.ugly(file, ROWS);

        RosterImport first = handIn(file);
        assertThat(first.state()).isEqualTo(ImportState.DONE);
        RosterImport.Counts counts = first.counts();
        assertThat(counts.rows()).isEqualTo(ROWS);
        assertThat(counts.created() + counts.updated() + counts.unchanged() + counts.rejected())
                .isEqualTo(ROWS);
        assertThat(counts.rejected()).isEqualTo(expected.nameless());
        assertThat(counts.created()).isEqualTo(expected.created());
        assertThat(counts.unchanged()).isEqualTo(expected.repeated());
        assertThat(members.count()).isEqualTo(counts.created());

        RosterImport.Counts again = handIn(file).counts();
        assertThat(again.unchanged()).isEqualTo(expected.created() + expected.repeated());
        assertThat(again.created() + again.updated()).isZero();

        desk.undo(Actor.house(), first.id());
        assertThat(ended(first.id()).state()).isEqualTo(ImportState.UNDONE);
        assertThat(members.count()).isZero();
    }

    private RosterImport handIn(Path file) throws Exception {
        return ended(
                desk.receive(Actor.house(), file, "名册.csv", RosterDesk.Told.NOTHING, ImportState.QUEUED, false, null));
    }

    private RosterImport ended(UUID id) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (true) {
            RosterImport now = desk.visibleTo(Actor.house(), id);
            if (!now.state().working() || System.nanoTime() > until) {
                return now;
            }
            Thread.sleep(50);
        }
    }
}
