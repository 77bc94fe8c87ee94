package org.tongchuang.integrations.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A real file system of a few hundred megabytes that a test can fill to the brim. Mounting one takes root.
record SmallDisk(Path folder) implements AutoCloseable {

    static SmallDisk mount(Path parent, int megabytes) throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
        Path folder = Files.createDirectories(parent.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) == 0);
        return new SmallDisk(folder);
    }

    /// Takes space until `megabytes` are left.
    void fillUpTo(int megabytes) throws IOException {
        byte[] chunk = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(folder.resolve("other-files"))) {
            while (folder.toFile().getUsableSpace() > megabytes * (1L << 20)) {
                out.write(chunk);
            }
        }
    }

    /// Takes the last byte.
    void fillUp() {
        byte[] chunk = new byte[1 << 12];
        try (OutputStream out = Files.newOutputStream(folder.resolve("last-bytes"))) {
            while (true) {
                out.write(chunk);
            }
        } catch (IOException full) {
            // as intended
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(folder.resolve("other-files"));
        Files.deleteIfExists(folder.resolve("last-bytes"));
    }

    @Override
    public void close() throws Exception {
        run("umount", folder.toString());
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
