package org.tongchuang.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongchuang.shared.Checkup;

/// Whether what the database acknowledges is really kept, and whether it asks for passwords properly.
@Component
@Order(3)
class DatabaseCheckup implements Checkup {

    private static final int OLDEST_VERSION = 150000;
    private static final Map<String, String> MUST_BE_ON = Map.of(
            "fsync", "a power cut can destroy the whole database",
            "full_page_writes", "a power cut can tear pages of the database",
            "synchronous_commit", "a power cut can lose what people were told is saved");

    private final JdbcClient database;

    DatabaseCheckup(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        findings.add(version());
        MUST_BE_ON.forEach((name, danger) -> findings.add(mustBeOn(name, danger)));
        findings.add(checksums());
        findings.add(passwords());
        return findings;
    }

    private Finding version() {
        int number = Integer.parseInt(setting("server_version_num"));
        String version = "PostgreSQL " + setting("server_version");
        return number < OLDEST_VERSION
                ? Finding.wrong(version + " is too old; 15 or newer is needed.")
                : Finding.ok(version + ".");
    }

    private Finding mustBeOn(String name, String danger) {
        String value = setting(name);
        boolean safe = !value.equals("off") && !value.equals("local");
        return safe
                ? Finding.ok(name + " is " + value + ".")
                : Finding.wrong(name + " is " + value + ": " + danger + "; set it to on.");
    }

    private Finding checksums() {
        return setting("data_checksums").equals("on")
                ? Finding.ok("Pages carry checksums.")
                : Finding.warning(
                        "Pages carry no checksums: damage by the disk stays unnoticed (pg_checksums --enable).");
    }

    private Finding passwords() {
        return setting("password_encryption").equals("scram-sha-256")
                ? Finding.ok("Passwords are kept as SCRAM-SHA-256.")
                : Finding.wrong("password_encryption is not scram-sha-256; set it and change the passwords.");
    }

    private String setting(String name) {
        return database.sql("select current_setting(:name)")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
