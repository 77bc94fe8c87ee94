package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Closes a running database for writing and opens it again.
///
/// The setting has a file of its own whose length never changes, so that it can be overwritten on a disk that has
/// not a byte left.
record WriteSwitch(Cluster cluster) {

    static final String FILE = "writing.conf";

    void close() throws IOException {
        set("on ");
    }

    void open() throws IOException {
        set("off");
    }

    private void set(String readOnly) throws IOException {
        Path home = cluster.folder().cluster();
        try (RandomAccessFile file = new RandomAccessFile(home.resolve(FILE).toFile(), "rw")) {
            file.write(("default_transaction_read_only = " + readOnly + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        if (Postmaster.of(home).isPresent()) {
            cluster.commands().run("pg_ctl", List.of("reload", "-D", home.toString()), "", cluster.startLog(), 10);
        }
    }
}
