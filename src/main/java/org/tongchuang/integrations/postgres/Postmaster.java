package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A running server as it describes itself in postmaster.pid.
///
/// @param ready whether it takes connections
record Postmaster(long pid, int port, boolean ready) {

    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /// @return nothing when the file is missing or not yet written to its end
    static Optional<Postmaster> of(Path cluster) {
        try {
            List<String> lines = Files.readAllLines(pidFile(cluster));
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            boolean ready =
                    lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
            long pid = Long.parseLong(lines.getFirst().strip());
            return Optional.of(
                    new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).strip()), ready));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Path pidFile(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    /// Whether the process is a PostgreSQL server on this very folder. After a restart of the machine its number
    /// may belong to anything else, which must be left alone.
    boolean serves(Path cluster) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> isPostgres(process.info()))
                .filter(process -> worksIn(cluster, process.info()))
                .isPresent();
    }

    private static boolean isPostgres(ProcessHandle.Info info) {
        String program = info.command().orElse("").replace(" (deleted)", "");
        return program.endsWith("postgres") || program.endsWith("postgres.exe");
    }

    private boolean worksIn(Path cluster, ProcessHandle.Info info) {
        Path workingFolder = Path.of("/proc", Long.toString(pid), "cwd");
        if (Files.exists(workingFolder)) {
            try {
                return Files.isSameFile(workingFolder, cluster);
            } catch (IOException e) {
                return false;
            }
        }
        return info.arguments()
                .map(arguments -> List.of(arguments).contains(cluster.toString()))
                .orElse(true);
    }
}
