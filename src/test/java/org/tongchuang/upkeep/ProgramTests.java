package org.tongchuang.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongchuang.Tongchuang;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;

/// The program as its keeper meets it: started, started twice, examined, killed, stopped. Real processes throughout.
class ProgramTests {

    private final List<Process> begun = new ArrayList<>();
    private final StringBuilder said = new StringBuilder();

    @TempDir
    Path folder;

    @AfterEach
    void endWhatStillRuns() throws Exception {
        for (Process process : begun) {
            process.destroyForcibly().waitFor();
        }
        if (EmbeddedPostgres.hasData(folder.resolve("data"))) {
            EmbeddedPostgres.start(folder.resolve("data")).close();
        }
    }

    @Test
    void livesThroughItsDays() throws Exception {
        Process program = process("start", "data", 0);
        int port = port(program);

        assertThat(run("start", "data", 0)).isEqualTo(new Ended(1, "already runs"));
        assertThat(run("start", "other", port)).isEqualTo(new Ended(1, "Port " + port));
        examine();

        long asked = System.nanoTime();
        program.destroy();
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isZero();
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - asked)).isLessThan(10);
        assertThat(EmbeddedPostgres.running(folder.resolve("data"))).isEmpty();
        assertThat(run("doctor", "data", 0)).as("on a stopped one").isEqualTo(new Ended(0, ""));
    }

    @Test
    void comesBackAfterItWasKilled() throws Exception {
        Process program = process("start", "data", 0);
        port(program);
        execute("create table public.kept as select 42 as answer");
        program.destroyForcibly().waitFor();

        port(process("start", "data", 0));
        execute("select 1 / (select case answer when 42 then 1 else 0 end from public.kept)");
    }

    @Test
    void livesThroughAFirstDayInAnEmptyFolderAndNowhereElse() throws Exception {
        Ended trained = run("train", "training", 0);
        assertThat(trained.code).as(trained.said).isZero();
        assertThat(said.toString()).doesNotContain("training: ");
        assertThat(run("train", "training", 0)).as("once more").isEqualTo(new Ended(1, "empty folder"));

        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/mine"), "precious");
        assertThat(run("train", "data", 0)).isEqualTo(new Ended(1, "empty folder"));
        assertThat(folder.resolve("data")).isDirectoryContaining(file -> file.endsWith("mine"));
        assertThat(folder.resolve("data/pg")).doesNotExist();
    }

    @Test
    void knowsNoOtherCommands() throws Exception {
        Files.createDirectories(folder.resolve("data"));
        assertThat(run("fly", "data", 0)).isEqualTo(new Ended(2, "no command"));
        assertThat(run("doctor", "nowhere", 0)).isEqualTo(new Ended(0, ""));
    }

    private void examine() throws Exception {
        assertThat(run("doctor", "data", 0)).as("beside a running one").isEqualTo(new Ended(0, ""));

        execute(
                "update privacy.audit_event set actor_name = actor_name || '?' where id = (select min(id) from privacy.audit_event)");
        assertThat(run("doctor", "data", 0)).isEqualTo(new Ended(1, "WRONG    audit trail"));
        execute(
                "update privacy.audit_event set actor_name = left(actor_name, -1) where id = (select min(id) from privacy.audit_event)");

        Path key = folder.resolve("data/keys/master");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("doctor", "data", 0)).isEqualTo(new Ended(1, "chmod 600"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    /// Where it can be reached, once its first entry on the trail is under a seal.
    private int port(Process program) throws Exception {
        String ready = program.inputReader()
                .lines()
                .filter(line -> line.startsWith("ready http://localhost:"))
                .findFirst()
                .orElseThrow();
        execute("do 'begin for i in 1..200 loop exit when exists (select 1 from privacy.audit_seal);"
                + " perform pg_sleep(0.1); end loop; end'");
        return Integer.parseInt(ready.replaceAll("\\D", ""));
    }

    private Ended run(String command, String data, int port) throws Exception {
        Process process = process(command, data, port);
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int code = process.waitFor();
        String all = out + Files.readString(folder.resolve("stderr-" + process.pid()));
        said.append(all);
        var known = Pattern.compile("already runs|Port \\d+|no command|chmod 600|empty folder|WRONG    audit trail")
                .matcher(all);
        return new Ended(code, known.find() ? known.group() : code == 0 ? "" : all);
    }

    private Process process(String command, String data, int port) throws IOException {
        Path errors = Files.createTempFile(folder, "stderr", "");
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1"));
        line.addAll(program(command));
        line.addAll(
                List.of(command, "--tongchuang.data=" + folder.resolve(data), "--tongchuang.audit.seal-every=200ms"));
        if (!command.equals("doctor")) {
            line.add("--server.port=" + (port == 0 ? freePort() : port));
        }
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("TONGCHUANG_"));
        if (command.equals("start")) {
            builder.environment().put("TONGCHUANG_ADMIN_EMAIL", "zhou@example.edu");
            builder.environment().put("TONGCHUANG_ADMIN_PASSWORD", "correct-horse");
        }
        Process process = builder.redirectError(errors.toFile()).start();
        Files.createSymbolicLink(folder.resolve("stderr-" + process.pid()), errors);
        begun.add(process);
        return process;
    }

    /// What the virtual machine is told to run.
    List<String> program(String command) {
        return List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Tongchuang.class.getName());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void execute(String sql) throws Exception {
        var login = EmbeddedPostgres.running(folder.resolve("data")).orElseThrow();
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// @param said the words by which a keeper knows what is wrong
    private record Ended(int code, String said) {}
}
