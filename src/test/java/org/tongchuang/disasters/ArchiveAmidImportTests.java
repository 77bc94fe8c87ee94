package org.tongchuang.disasters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An archive taken in the middle of an import, by the commands a keeper types.
class ArchiveAmidImportTests {

    private static final int ROWS = 14_000;

    @TempDir
    Path folder;

    @Test
    void bringsBackAnImportThatGoesOnWhereItWas() throws Exception {
        Path archive = folder.resolve("all.archive");
        Path key = folder.resolve("master");
        Ledger ledger = new Ledger();
        String roster;
        try (HouseProcess house = new HouseProcess(folder.resolve("data"))) {
            house.signIn();
            for (int n = 0; n < 30; n++) {
                HouseProcess.Answer made =
                        house.call("POST", "/api/v1/members", "{\"name\":\"存%d\",\"city\":\"档\"}".formatted(n));
                ledger.people.add(new Ledger.Person(made.text("id"), "存" + n, ""));
            }
            roster = house.upload(Rosters.csv(3, ROWS, "存"), "archived").text("id");
            while (house.get("/api/v1/roster-imports/" + roster).number("processed") == 0) {
                Thread.sleep(5);
            }
            HouseProcess.Ended saved = HouseProcess.run(
                    house.data(), folder.resolve("backup.err"), List.of(), "backup", "--file=" + archive);
            assertThat(saved.code()).as(saved.said()).isZero();
            Files.copy(house.data().resolve("keys/master"), key);
        }
        refusesWhatIsNotWhole(archive, key);

        Path back = folder.resolve("back");
        HouseProcess.Ended restored = restore(archive, back, key);
        assertThat(restored.code()).as(restored.said()).isZero();
        HouseProcess.Ended doctor = HouseProcess.run(back, folder.resolve("doctor.err"), List.of(), "doctor");
        assertThat(doctor.code()).as(doctor.said()).isZero();
        try (HouseProcess house = new HouseProcess(back)) {
            house.signIn();
            long end = System.nanoTime() + 120_000_000_000L;
            HouseProcess.Answer now = house.get("/api/v1/roster-imports/" + roster);
            while (!now.text("state").equals("DONE")) {
                assertThat(System.nanoTime()).as(now.body()).isLessThan(end);
                Thread.sleep(100);
                now = house.get("/api/v1/roster-imports/" + roster);
            }
            assertThat(now.number("created")).isEqualTo(ROWS);
            new Proof(house, ledger).addsUp();
            HouseProcess.Ended healthy = house.doctor();
            assertThat(healthy.code()).as(healthy.said()).isZero();
        }
    }

    private void refusesWhatIsNotWhole(Path archive, Path key) throws Exception {
        byte[] whole = Files.readAllBytes(archive);
        Path damaged = folder.resolve("damaged");
        Files.write(damaged, Arrays.copyOf(whole, whole.length / 3 * 2));
        refuses(damaged, key);
        byte[] altered = whole.clone();
        altered[whole.length - 40] ^= 1;
        Files.write(damaged, altered);
        refuses(damaged, key);
        Path another = folder.resolve("another-key");
        Files.writeString(another, "of another house");
        refuses(archive, another);
    }

    private void refuses(Path archive, Path key) throws Exception {
        Path target = folder.resolve("target");
        HouseProcess.Ended refused = restore(archive, target, key);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.said()).contains("nothing was changed");
        assertThat(target).doesNotExist();
    }

    private HouseProcess.Ended restore(Path archive, Path target, Path key) throws Exception {
        return HouseProcess.run(
                target,
                folder.resolve("restore.err"),
                List.of("TONGCHUANG_MASTER_KEY_FILE=" + key),
                "restore",
                "--file=" + archive);
    }
}
