package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server process on one cluster: started, waited for, stopped.
final class Server {

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final int ATTEMPTS = 5;
    private static final int FAST_STOP_SECONDS = 5;
    private static final int IMMEDIATE_STOP_SECONDS = 3;
    private static final int LEFTOVER_STOP_SECONDS = 60;
    private static final Duration PATIENCE_BETWEEN_WORDS = Duration.ofSeconds(10);

    private final Cluster cluster;
    private final Path home;
    private volatile int port;
    private boolean writable = true;

    Server(Cluster cluster) {
        this.cluster = cluster;
        this.home = cluster.folder().cluster();
    }

    int port() {
        return port;
    }

    boolean lives() {
        return Postmaster.of(home).filter(postmaster -> postmaster.serves(home)).isPresent();
    }

    /// The first start in the life of this program: whatever a killed one left behind is cleared away, and the
    /// configuration is written anew.
    ///
    /// @param full whether the disk leaves no room to write
    void prepareAndStart(boolean full) throws IOException {
        stopLeftover();
        writable = full;
        allowWriting(!full);
        cluster.renewLostPasswords();
        cluster.configure();
        start(false);
    }

    /// Closes the database for writing, or opens it again; called by one thread at a time.
    void allowWriting(boolean allowed) {
        if (allowed == writable) {
            return;
        }
        try {
            WriteSwitch writing = new WriteSwitch(cluster);
            if (allowed) {
                writing.open();
            } else {
                writing.close();
            }
            writable = allowed;
        } catch (IOException e) {
            log.error("The database can't be told whether to write: {}", e.getMessage());
        }
    }

    /// Starts the server, on the port it had before if that is free, and waits until it takes connections, however
    /// long recovery takes.
    ///
    /// @param keepPort whether others already know the port, so that no other will do
    void start(boolean keepPort) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            stopLeftover();
            if (!keepPort) {
                port = freePort();
            }
            if (launchAndWait()) {
                Files.writeString(cluster.folder().rememberedPort(), Integer.toString(port));
                return;
            }
            pause(Duration.ofMillis(500L * attempt));
        }
        throw new StartRefused("PostgreSQL does not start on " + home + "; see " + cluster.startLog() + " and "
                + cluster.folder().logs() + ".");
    }

    /// Stops within about 8 seconds: cleanly if the last checkpoint is done in time, else so that the next start
    /// recovers.
    void stop() throws IOException {
        if (lives() && !stop("fast", FAST_STOP_SECONDS)) {
            log.warn("PostgreSQL needs longer to stop than there is time; the next start will recover");
            stop("immediate", IMMEDIATE_STOP_SECONDS);
        }
    }

    /// A server whose program was killed is stopped, not taken over: so every start reads the settings anew. A
    /// postmaster.pid whose process is not a server on this folder is a remnant and is removed.
    private void stopLeftover() throws IOException {
        Optional<Postmaster> leftover = Postmaster.of(home);
        if (leftover.isEmpty()) {
            return;
        }
        if (!leftover.get().serves(home)) {
            log.info("Removing {}, left by a server that is gone", Postmaster.pidFile(home));
            Files.deleteIfExists(Postmaster.pidFile(home));
            return;
        }
        log.warn("A database server from a program that was killed still runs on {}; stopping it", home);
        if (!stop("fast", LEFTOVER_STOP_SECONDS) && !stop("immediate", LEFTOVER_STOP_SECONDS)) {
            throw new StartRefused("Process " + leftover.get().pid() + " still serves " + home
                    + " and does not stop; end it and start again.");
        }
    }

    private boolean stop(String mode, int seconds) throws IOException {
        List<String> arguments =
                List.of("stop", "-D", home.toString(), "-m", mode, "-w", "-t", Integer.toString(seconds));
        return cluster.commands().run("pg_ctl", arguments, "", cluster.startLog(), seconds + 2L);
    }

    /// pg_ctl gives the server a session of its own, so a Ctrl-C meant for the program does not reach it first.
    private boolean launchAndWait() throws IOException {
        long began = System.nanoTime();
        Process launcher = cluster.commands()
                .launch(
                        "pg_ctl",
                        List.of(
                                "start",
                                "-D",
                                home.toString(),
                                "-l",
                                cluster.startLog().toString(),
                                "-o",
                                "-p " + port,
                                "-w",
                                "-t",
                                Integer.toString(Integer.MAX_VALUE / 1000)),
                        cluster.startLog());
        long spoke = began;
        while (launcher.isAlive()) {
            if (Postmaster.of(home).filter(Postmaster::ready).isPresent()) {
                break;
            }
            pause(Duration.ofMillis(10));
            if (System.nanoTime() - spoke > PATIENCE_BETWEEN_WORDS.toNanos()) {
                spoke = System.nanoTime();
                log.warn(
                        "PostgreSQL is still recovering after {} s; waiting",
                        TimeUnit.NANOSECONDS.toSeconds(spoke - began));
            }
        }
        return Postmaster.of(home)
                .filter(Postmaster::ready)
                .filter(postmaster -> postmaster.port() == port)
                .isPresent();
    }

    private int freePort() throws IOException {
        int remembered = rememberedPort();
        if (remembered > 0 && isFree(remembered)) {
            return remembered;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    private int rememberedPort() {
        try {
            return Integer.parseInt(
                    Files.readString(cluster.folder().rememberedPort()).strip());
        } catch (IOException | NumberFormatException neverStartedBefore) {
            return 0;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start of PostgreSQL was interrupted.", e);
        }
    }
}
