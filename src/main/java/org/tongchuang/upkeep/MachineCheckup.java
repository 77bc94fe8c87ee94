package org.tongchuang.upkeep;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Checkup;

/// The machine under the program: Java, processors, memory.
@Component
@Order(1)
class MachineCheckup implements Checkup {

    private static final int OLDEST_JAVA = 25;
    private static final long LITTLE_MEMORY_MB = 2_000;

    @Override
    public String name() {
        return "machine";
    }

    @Override
    public List<Finding> run() {
        return List.of(java(), processors(), memory());
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        return version.feature() < OLDEST_JAVA
                ? Finding.wrong("Java " + version + " is too old; " + OLDEST_JAVA + " or newer is needed.")
                : Finding.ok("Java " + version + " from " + System.getProperty("java.home") + ".");
    }

    private static Finding processors() {
        int cores = Runtime.getRuntime().availableProcessors();
        return cores < 2
                ? Finding.warning("One processor core; two or more keep pages quick while a roster is imported.")
                : Finding.ok(cores + " processor cores.");
    }

    private static Finding memory() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long megabytes = system.getTotalMemorySize() >> 20;
        return megabytes < LITTLE_MEMORY_MB
                ? Finding.warning(megabytes + " MB of memory; 2 GB or more are advised.")
                : Finding.ok(megabytes + " MB of memory.");
    }
}
