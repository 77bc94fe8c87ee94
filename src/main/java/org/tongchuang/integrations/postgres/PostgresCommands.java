package org.tongchuang.integrations.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the database's programs.
///
/// They refuse to run as the superuser of a Unix machine. Where the program itself runs as root they get a user
/// namespace of their own in which they are nobody in particular, while the files stay root's on disk.
record PostgresCommands(PostgresPrograms programs) {

    /// Starts `name`; what it says goes to `output`, what it is told comes from `input`.
    Process launch(String name, List<String> arguments, Path output) throws IOException {
        List<String> command = new ArrayList<>();
        if (mustStepDown()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(programs.program(name).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .directory(programs.home().toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    /// Runs `name` to its end.
    ///
    /// @return whether it ended well within the time
    boolean run(String name, List<String> arguments, String input, Path output, long seconds) throws IOException {
        Process process = launch(name, arguments, output);
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException endedBeforeReadingAll) {
            // its exit code tells
        }
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    /// Says so early when this machine forbids what running as root needs.
    void refuseHopelessRoot() {
        if (!mustStepDown()) {
            return;
        }
        try {
            Process trial = new ProcessBuilder("unshare", "--user", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                    .start();
            if (trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0) {
                return;
            }
        } catch (IOException missing) {
            // refused below
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new StartRefused("PostgreSQL does not run as root and this system allows no user namespaces;"
                + " start the program as an ordinary user.");
    }

    private static boolean mustStepDown() {
        return PostgresPrograms.system().equals("linux") && "root".equals(System.getProperty("user.name"));
    }
}
