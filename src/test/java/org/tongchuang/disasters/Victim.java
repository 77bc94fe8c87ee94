package org.tongchuang.disasters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Whom a kill hits, always as `kill -9` does.
enum Victim {
    PROGRAM,
    DATABASE,
    BACKEND,
    BOTH;

    /// More often the program than anything else, as in life.
    static Victim any(Random random) {
        return List.of(PROGRAM, PROGRAM, BOTH, BOTH, DATABASE, DATABASE, BACKEND)
                .get(random.nextInt(7));
    }

    boolean isProgram() {
        return this == PROGRAM || this == BOTH;
    }

    void kill(HouseProcess house, Random random) throws IOException, InterruptedException {
        ProcessHandle postmaster = postmaster(house.data());
        switch (this) {
            case PROGRAM -> house.kill();
            case DATABASE -> postmaster.destroyForcibly();
            case BACKEND -> {
                List<ProcessHandle> backends = backends(postmaster);
                if (!backends.isEmpty()) {
                    backends.get(random.nextInt(backends.size())).destroyForcibly();
                }
            }
            case BOTH -> {
                postmaster.destroyForcibly();
                Thread.sleep(random.nextInt(40));
                house.kill();
            }
        }
    }

    static ProcessHandle postmaster(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("pg/data/postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /// The processes that serve the program's connections.
    private static List<ProcessHandle> backends(ProcessHandle postmaster) {
        return postmaster
                .children()
                .filter(child -> commandLine(child).contains("tongchuang tongchuang"))
                .toList();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException gone) {
            return "";
        }
    }
}
