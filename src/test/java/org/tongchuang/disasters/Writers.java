package org.tongchuang.disasters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Several officers at work at the same time, over the API: two who edit, one who merges and takes apart, one who hands
/// rosters in and takes them back. Each stops when told to; what they were promised stands in the ledger.
final class Writers {

    private static final int EDITED = 30;

    private final HouseProcess house;
    private final Ledger ledger;
    private final int rows;
    private final long seed;
    private final AtomicInteger counter = new AtomicInteger();
    private final AtomicInteger files = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile @Nullable Throwable broken;

    /// @param rows in each roster
    Writers(HouseProcess house, Ledger ledger, int rows, long seed) {
        this.house = house;
        this.ledger = ledger;
        this.rows = rows;
        this.seed = seed;
    }

    /// People who are edited and never merged.
    void prepare() throws IOException, InterruptedException {
        for (int n = 0; n < EDITED; n++) {
            add("Edited" + seed + "x" + n);
        }
    }

    void begin(int round) {
        stopped = false;
        start("edits-1", new Random(seed + round * 10L + 1), this::edit);
        start("edits-2", new Random(seed + round * 10L + 2), this::edit);
        start("merges", new Random(seed + round * 10L + 3), this::merge);
        start("rosters", new Random(seed + round * 10L + 4), this::roster);
    }

    /// Lets everybody finish the sentence they are in.
    void stop() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        if (broken != null) {
            throw new AssertionError("a writer met something that is no outage", broken);
        }
    }

    private interface Work {
        void go(Random random) throws IOException, InterruptedException;
    }

    private void start(String name, Random random, Work work) {
        threads.add(Thread.ofPlatform().name(name).start(() -> {
            while (!stopped && broken == null) {
                try {
                    work.go(random);
                } catch (IOException cutOff) {
                    pause();
                } catch (InterruptedException | RuntimeException | Error other) {
                    broken = other;
                }
            }
        }));
    }

    private Ledger.Person add(String name) throws IOException, InterruptedException {
        int number = counter.incrementAndGet();
        String phone = "+86139%08d".formatted(number);
        HouseProcess.Answer made = house.call(
                "POST",
                "/api/v1/members",
                "{\"name\":\"%s\",\"phone.1\":\"%s\",\"city\":\"城0\"}".formatted(name, phone));
        if (!isTold(made)) {
            throw new IOException("no answer to rely on: " + made.status());
        }
        Ledger.Person person = new Ledger.Person(made.text("id"), name, phone);
        ledger.people.add(person);
        return person;
    }

    /// Three facts at once, one of them sealed, all with the same mark.
    private void edit(Random random) throws IOException, InterruptedException {
        List<Ledger.Person> people = ledger.people;
        int bound = random.nextInt(4) == 0 ? people.size() : EDITED;
        String id = people.get(random.nextInt(bound)).id();
        List<Ledger.Roster> rosters = ledger.rosters;
        if (random.nextInt(4) == 0 && !rosters.isEmpty()) {
            id = somebodyOf(rosters.get(random.nextInt(rosters.size())), random, id);
        }
        String mark = "城" + counter.incrementAndGet();
        String patch = "{\"city\":\"%1$s\",\"language.1\":\"%1$s\",\"note.1\":\"%1$s\"}".formatted(mark);
        HouseProcess.Answer answer = random.nextBoolean()
                ? house.call("PATCH", "/api/v1/members/" + id, patch)
                : house.call("PATCH", "/api/v1/members/" + id, patch, "If-Match", seen(id));
        if (answer.status() == 404) {
            return; // taken back with its roster
        }
        if (isTold(answer)) {
            ledger.edits.add(new Ledger.Edit(answer.text("id"), answer.number("version"), mark));
        }
    }

    private String seen(String id) throws IOException, InterruptedException {
        HouseProcess.Answer now = house.get("/api/v1/members/" + id);
        return now.isDone() ? "\"" + now.text("version") + "\"" : "\"0\"";
    }

    private String somebodyOf(Ledger.Roster roster, Random random, String otherwise)
            throws IOException, InterruptedException {
        String number = roster.key.replaceAll("\\D.*", "");
        HouseProcess.Answer found =
                house.get("/api/v1/members?size=1&q=D" + number + "-%05d".formatted(random.nextInt(rows)));
        return found.isDone() && found.body().contains("\"id\":") ? found.text("id") : otherwise;
    }

    private void merge(Random random) throws IOException, InterruptedException {
        String name = "Merged" + seed + "x" + counter.incrementAndGet();
        Ledger.Couple couple = new Ledger.Couple(add(name), add(name + "b"));
        ledger.couples.add(couple);
        couple.mergeAsked = true;
        HouseProcess.Answer merged = house.call(
                "POST",
                "/api/v1/merges",
                "{\"survivor\":\"%s\",\"merged\":\"%s\"}".formatted(couple.survivor.id(), couple.merged.id()));
        if (!isTold(merged)) {
            return;
        }
        couple.merge = merged.text("id");
        if (random.nextInt(3) > 0) {
            couple.apartAsked = true;
            couple.apart = isTold(house.call("POST", "/api/v1/merges/" + couple.merge + "/undo", "{}"));
        }
    }

    /// Goes on with the last one first, if that was cut off.
    private void roster(Random random) throws IOException, InterruptedException {
        Ledger.Roster last = ledger.rosters.isEmpty() ? null : ledger.rosters.getLast();
        Ledger.Roster roster = last == null || last.isSettled() ? another(random) : last;
        if (roster.id == null) {
            HouseProcess.Answer taken = house.upload(roster.csv, roster.key);
            if (!isTold(taken)) {
                return;
            }
            roster.id = taken.text("id");
        }
        follow(roster, "DONE", "UNDONE");
        if (!stopped && roster.state.equals("DONE") && (roster.undoAsked || random.nextInt(4) > 0)) {
            roster.undoAsked = true;
            if (isTold(house.call("POST", "/api/v1/roster-imports/" + roster.id + "/undo", ""))) {
                roster.undoPromised = true;
                follow(roster, "UNDONE");
            }
        }
    }

    private Ledger.Roster another(Random random) {
        List<Ledger.Roster> standing = ledger.rosters.stream()
                .filter(one -> one.state.equals("DONE") && !one.updates)
                .toList();
        int file = files.incrementAndGet();
        boolean updates = !standing.isEmpty() && random.nextInt(3) == 0;
        String number = updates
                ? standing.get(random.nextInt(standing.size())).key.replaceAll("\\D.*", "")
                : String.valueOf(file);
        Ledger.Roster roster = new Ledger.Roster(
                number + "-" + file + "-" + seed,
                Rosters.csv(Integer.parseInt(number), rows, updates ? "市" + file : "原"),
                rows,
                updates);
        ledger.rosters.add(roster);
        return roster;
    }

    private void follow(Ledger.Roster roster, String... ends) throws IOException, InterruptedException {
        while (!stopped) {
            HouseProcess.Answer status = house.get("/api/v1/roster-imports/" + roster.id);
            if (isTold(status)) {
                roster.state = status.text("state");
                if (roster.state.equals("FAILED") || roster.state.equals("CANCELLED")) {
                    throw new AssertionError("the import ended as nobody asked: " + status.body());
                }
                if (List.of(ends).contains(roster.state)) {
                    return;
                }
            }
            Thread.sleep(30);
        }
    }

    /// Whether this is a promise. During an outage nothing is promised; another writer may have been quicker; anything
    /// else is wrong.
    private static boolean isTold(HouseProcess.Answer answer) {
        if (answer.isDone()) {
            return true;
        }
        if (!Map.of(503, "outage", 409, "overtaken", 404, "gone").containsKey(answer.status())) {
            throw new AssertionError(answer.whole().request() + ": " + answer.status() + " " + answer.body());
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
