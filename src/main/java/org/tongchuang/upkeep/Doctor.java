package org.tongchuang.upkeep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.tongchuang.integrations.postgres.EmbeddedPostgres;
import org.tongchuang.shared.Checkup;
import org.tongchuang.shared.Checkup.Finding;
import org.tongchuang.shared.Checkup.State;

/// Runs every checkup of the house and prints what was found, one line each.
final class Doctor {

    private static final String[] QUIETLY = {
        "--server.port=-1",
        "--tongchuang.visit=true",
        "--spring.main.lazy-initialization=true",
        "--spring.flyway.enabled=false",
        "--spring.modulith.events.republish-outstanding-events-on-restart=false",
        "--db-scheduler.enabled=false",
        "--logging.threshold.console=ERROR"
    };

    private Doctor() {}

    /// Works beside a running program, through its database, and on a stopped one, whose database it starts for the
    /// time being.
    ///
    /// @return 0 when nothing is wrong, else 1
    static int examine(SpringApplication application, String[] options) {
        var line = new SimpleCommandLinePropertySource(options);
        Path folder = Path.of(Objects.requireNonNullElse(line.getProperty("tongchuang.data"), "data"));
        if (System.getenv("TONGCHUANG_DB_URL") == null && !EmbeddedPostgres.hasData(folder)) {
            System.out.println("No database lies in " + folder.toAbsolutePath() + " yet; the first start makes it.");
            return report(List.of(new MachineCheckup()));
        }
        Program.prepare(application);
        String[] all = Arrays.copyOf(options, options.length + QUIETLY.length);
        System.arraycopy(QUIETLY, 0, all, options.length, QUIETLY.length);
        try (ConfigurableApplicationContext context = application.run(all)) {
            return report(context.getBeanProvider(Checkup.class).orderedStream().toList());
        }
    }

    static int report(List<Checkup> checkups) {
        boolean wrong = false;
        for (Checkup checkup : checkups) {
            for (Finding finding : run(checkup)) {
                System.out.println("%-8s %s: %s".formatted(finding.state(), checkup.name(), finding.sentence()));
                wrong |= finding.state() == State.WRONG;
            }
        }
        return wrong ? 1 : 0;
    }

    private static List<Finding> run(Checkup checkup) {
        try {
            return checkup.run();
        } catch (RuntimeException e) {
            List<Finding> failed = new ArrayList<>();
            failed.add(Finding.wrong("this could not be checked: " + e.getMessage()));
            return failed;
        }
    }
}
