package org.tongchuang.upkeep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.tongchuang.integrations.postgres.PostgresStart;
import sun.misc.Signal;

/// What the program does for each of its commands: `start` (also without a command), `train`, `doctor`, `backup`,
/// `restore`, `master-key`. Options are Spring's, such as `--server.port=8080` and `--tongchuang.data=DIR`.
public final class Program {

    private Program() {}

    /// Runs the command that the first argument names. Comes back only from a server that started; everything else
    /// ends the process with 0 for done, 1 for refused or failed, 2 for wrong usage.
    public static void run(SpringApplication application, String[] args) {
        String command = args.length == 0 || args[0].startsWith("-") ? "start" : args[0];
        String[] options = args.length > 0 && args[0].equals(command) ? Arrays.copyOfRange(args, 1, args.length) : args;
        switch (command) {
            case "start" -> start(application, options);
            case "train" -> train(application, options);
            case "backup" -> System.exit(ArchiveCommands.of(options).backup());
            case "restore" -> System.exit(ArchiveCommands.of(options).restore());
            case "master-key" -> System.exit(NewMasterKey.write(file(options)));
            case "doctor" -> System.exit(Doctor.examine(application, options));
            default -> {
                System.err.println("tongchuang: there is no command '" + command + "'.");
                System.exit(2);
            }
        }
    }

    private static Path file(String[] options) {
        String file = new SimpleCommandLinePropertySource(options).getProperty("file");
        return Path.of(file == null ? "" : file);
    }

    private static void start(SpringApplication application, String[] options) {
        // being told to stop is no failure, so the exit code is 0 and not 128 plus the signal
        for (String signal : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(signal), received -> new Thread(() -> System.exit(0), "stop").start());
        }
        prepare(application);
        application.addListeners(new ReadyLine());
        application.run(options);
    }

    /// Starts, serves some pages to itself and stops, so that the virtual machine can write down what it loaded. It
    /// fills in the wizard and takes in a roster, so it works in an empty folder with a database of its own and
    /// nowhere else.
    private static void train(SpringApplication application, String[] options) {
        var line = new SimpleCommandLinePropertySource(options);
        String folder = line.getProperty("tongchuang.data");
        boolean elsewhere =
                System.getenv("TONGCHUANG_DB_URL") != null || line.containsProperty("spring.datasource.url");
        if (folder == null || elsewhere || holdsAnything(Path.of(folder))) {
            System.err.println("tongchuang: train needs an empty folder and no other database.");
            System.exit(1);
        }
        prepare(application);
        application.addListeners(new TrainingRun());
        System.exit(SpringApplication.exit(application.run(options)));
    }

    private static boolean holdsAnything(Path folder) {
        String[] names = folder.toFile().list();
        return Files.exists(folder) && (names == null || names.length > 0);
    }

    static void prepare(SpringApplication application) {
        application.addInitializers(new ProxyTrust(), new PostgresStart());
    }
}
