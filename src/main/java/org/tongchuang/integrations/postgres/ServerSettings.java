package org.tongchuang.integrations.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What is written into postgresql.conf: sized to the machine, with bounds that keep a small installation small.
record ServerSettings(Map<String, String> values) {

    private static final long MB = 1024L * 1024;

    /// @param memory of the machine, or of the container, in bytes
    /// @param disk free space where the data lies, in bytes
    static ServerSettings sizedTo(long memory, int cores, long disk) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("shared_buffers", megabytes(memory / 32, 64, 256));
        values.put("effective_cache_size", megabytes(memory / 2, 256, 1 << 20));
        values.put("work_mem", megabytes(memory / 1024, 4, 32));
        values.put("maintenance_work_mem", megabytes(memory / 64, 64, 512));
        values.put("max_wal_size", megabytes(disk / 20, 192, 2048));
        values.put("min_wal_size", megabytes(disk / 100, 64, 256));
        values.put("max_connections", "60");
        values.put("max_worker_processes", Integer.toString(Math.max(4, cores + 2)));
        values.put("max_parallel_workers", Integer.toString(cores));
        values.put("max_parallel_workers_per_gather", Integer.toString(Math.clamp(cores / 2, 1, 4)));
        values.put("random_page_cost", "1.1");
        values.put("jit", "off");
        values.put("wal_compression", "on");
        return new ServerSettings(values);
    }

    static ServerSettings forThisMachine(Path folder) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return sizedTo(
                machine.getTotalMemorySize(),
                Runtime.getRuntime().availableProcessors(),
                folder.toFile().getUsableSpace());
    }

    String asText(Path logs) {
        return """
                # Written anew at every start. Settings of your own go into custom.conf beside this file.

                # Sized to this machine.
                %s

                # Words, time and log.
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                logging_collector = on
                log_directory = '%s'
                log_filename = 'postgres-%%a.log'
                log_file_mode = 0600
                log_rotation_age = 1d
                log_rotation_size = 0
                log_truncate_on_rotation = on
                log_lock_waits = on
                log_min_duration_statement = 2s
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0

                include_if_exists = 'custom.conf'
                include_if_exists = 'writing.conf'

                # Kept last, so that nothing above can loosen it: what is acknowledged stays, and strangers stay out.
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                password_encryption = 'scram-sha-256'
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                """.formatted(sized(), logs.toString().replace('\\', '/').replace("'", "''"));
    }

    private String sized() {
        return values.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String megabytes(long bytes, int least, int most) {
        return Math.clamp(bytes / MB, least, most) + "MB";
    }
}
