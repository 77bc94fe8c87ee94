package org.tongchuang.upkeep;

import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.runtime.flyway.SpringModulithFlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/// Each room's migrations in the order of the rooms, which Modulith sees to. Beans written down ahead of time bring a
/// provider meant for native images, which knows only one folder for all rooms; without it Flyway looks for itself.
@Component
@Primary
class RoomMigrations implements FlywayMigrationStrategy {

    private final SpringModulithFlywayMigrationStrategy rooms;

    RoomMigrations(SpringModulithFlywayMigrationStrategy rooms) {
        this.rooms = rooms;
    }

    @Override
    @SuppressWarnings("NullAway") // Flyway's own default is none
    public void migrate(Flyway flyway) {
        rooms.migrate(Flyway.configure()
                .configuration(flyway.getConfiguration())
                .resourceProvider(null)
                .load());
    }
}
