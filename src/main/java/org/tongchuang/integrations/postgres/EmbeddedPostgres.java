package org.tongchuang.integrations.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL server the program carries along, running on one data folder.
///
/// What it acknowledges is on disk. It listens on the loopback address only and lets nobody in without a password,
/// which is kept in the folder's `keys`. While it runs it is watched: a server that dies is started again, and on a
/// full disk it gets the reserve.
public final class EmbeddedPostgres implements AutoCloseable {

    /// The major version of the server, which is also that of the data folders it can open.
    public static final String MAJOR_VERSION = PostgresPrograms.MAJOR_VERSION;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final long LOOK_MILLIS = 1000;

    private final DataFolder folder;
    private final FolderLock lock;
    private final DiskWatch disk;
    private final CompletableFuture<Server> started = new CompletableFuture<>();
    private final Thread starter =
            Thread.ofPlatform().name("postgres-start").daemon().unstarted(this::bringUp);
    private volatile @Nullable Server server;
    private volatile @Nullable Thread watch;
    private volatile boolean closing;

    private EmbeddedPostgres(DataFolder folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
        this.disk = new DiskWatch(folder);
    }

    /// Starts the server and waits until it takes connections. The first start of a folder unpacks the programs and
    /// makes the database.
    ///
    /// @throws StartRefused when the folder is in use, was made by another major version, or can't be written
    public static EmbeddedPostgres start(Path dataFolder) {
        EmbeddedPostgres postgres = begin(dataFolder);
        postgres.started();
        return postgres;
    }

    /// Like [#start], but comes back once the folder is claimed and checked; the rest goes on beside the caller, and
    /// [#login] waits for it.
    public static EmbeddedPostgres begin(Path dataFolder) {
        DataFolder folder = new DataFolder(dataFolder);
        Cluster.refuseOtherVersion(folder);
        folder.prepare();
        FolderLock lock = FolderLock.take(folder.lock())
                .orElseThrow(() -> new StartRefused("Tongchuang already runs on the data folder " + folder.root()
                        + "; stop it first or choose another folder with --data."));
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder, lock);
        postgres.starter.start();
        return postgres;
    }

    /// Whether a database was ever made in this folder.
    public static boolean hasData(Path dataFolder) {
        return Files.exists(new DataFolder(dataFolder).cluster());
    }

    /// The way into the server that another process runs on this folder right now, if one does.
    public static Optional<DatabaseLogin> running(Path dataFolder) {
        DataFolder folder = new DataFolder(dataFolder);
        return portOfRunning(folder).map(port -> login(port, Cluster.NAME, Cluster.NAME, Cluster.passwordIn(folder)));
    }

    /// Like [#running], as the superuser.
    public static Optional<DatabaseLogin> runningForAdmin(Path dataFolder) {
        DataFolder folder = new DataFolder(dataFolder);
        return portOfRunning(folder)
                .map(port -> login(port, Cluster.ADMIN, Cluster.ADMIN, Cluster.adminPasswordIn(folder)));
    }

    private static Optional<Integer> portOfRunning(DataFolder folder) {
        return Postmaster.of(folder.cluster())
                .filter(Postmaster::ready)
                .filter(postmaster -> postmaster.serves(folder.cluster()))
                .map(Postmaster::port);
    }

    /// The ordinary way in: the owner of the database, who is no superuser. Waits until the server is up.
    public DatabaseLogin login() {
        return login(started().port(), Cluster.NAME, Cluster.NAME, Cluster.passwordIn(folder));
    }

    /// The superuser's way in, for backups and checks.
    public DatabaseLogin adminLogin() {
        return login(started().port(), Cluster.ADMIN, Cluster.ADMIN, Cluster.adminPasswordIn(folder));
    }

    public DiskSpace disk() {
        return disk.space();
    }

    /// Stops the server within about 8 seconds and gives the folder free. Doing it twice does no harm.
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        try {
            end(starter);
            end(watch);
            Server running = server;
            if (running != null) {
                running.stop();
            }
        } catch (IOException e) {
            log.warn("PostgreSQL on {} was not stopped: {}", folder.root(), e.getMessage());
        } finally {
            lock.close();
        }
    }

    private static void end(@Nullable Thread thread) {
        if (thread == null) {
            return;
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Server started() {
        try {
            return started.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartRefused refused) {
                throw new StartRefused(String.valueOf(refused.getMessage()), refused);
            }
            throw e;
        }
    }

    private void bringUp() {
        try {
            DiskSpace.Level level = disk.look(true);
            PostgresPrograms programs = PostgresPrograms.unpackInto(folder.postgres());
            PostgresCommands commands = new PostgresCommands(programs);
            Cluster cluster = new Cluster(folder, commands);
            if (!cluster.exists()) {
                commands.refuseHopelessRoot();
                cluster.create();
            }
            Server made = new Server(cluster);
            server = made;
            made.prepareAndStart(level == DiskSpace.Level.FULL);
            watch = Thread.ofPlatform().name("postgres-watch").daemon().start(() -> watch(made));
            started.complete(made);
            programs.forgetOlder();
        } catch (IOException | RuntimeException e) {
            started.completeExceptionally(e);
        }
    }

    private void watch(Server watched) {
        try {
            while (!closing) {
                boolean down = !watched.lives();
                boolean full = disk.look(down) == DiskSpace.Level.FULL;
                watched.allowWriting(!full);
                if (down && !closing) {
                    revive(watched);
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void revive(Server watched) {
        log.error("PostgreSQL has stopped by itself; starting it again");
        try {
            watched.start(true);
            log.warn("PostgreSQL runs again");
        } catch (IOException | StartRefused e) {
            log.error("PostgreSQL can't be started again yet: {}", e.getMessage());
        }
    }

    private static DatabaseLogin login(int port, String database, String user, PasswordFile password) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s?requireAuth=scram-sha-256&ApplicationName=tongchuang"
                .formatted(port, database);
        return new DatabaseLogin(url, user, password.read());
    }
}
