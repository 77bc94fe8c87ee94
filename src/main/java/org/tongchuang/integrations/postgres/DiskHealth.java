package org.tongchuang.integrations.postgres;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Takes the program out of service while the disk under its data is full. Without the embedded server nothing of
/// ours lies on the disk that could not be made again.
@Component
class DiskHealth implements HealthIndicator {

    private final ObjectProvider<EmbeddedPostgres> postgres;

    DiskHealth(ObjectProvider<EmbeddedPostgres> postgres) {
        this.postgres = postgres;
    }

    @Override
    public Health health() {
        EmbeddedPostgres embedded = postgres.getIfAvailable();
        if (embedded == null) {
            return Health.up().build();
        }
        DiskSpace space = embedded.disk();
        var health = space.level() == DiskSpace.Level.FULL ? Health.outOfService() : Health.up();
        return health.withDetail("level", space.level())
                .withDetail("freeBytes", space.freeBytes())
                .build();
    }
}
