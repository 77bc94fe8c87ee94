package org.tongchuang.integrations.postgres;

import java.nio.file.Path;

/// A program with a database, to be killed by a test.
final class KilledProgram {

    private KilledProgram() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedPostgres.start(Path.of(args[0]));
        System.out.println("up");
        Thread.sleep(Long.MAX_VALUE);
    }
}
