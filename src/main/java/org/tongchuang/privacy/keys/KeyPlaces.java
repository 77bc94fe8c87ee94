package org.tongchuang.privacy.keys;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tongchuang.privacy.Purpose;
import org.tongchuang.privacy.SealedColumn;
import org.tongchuang.shared.MenuItem;
import org.tongchuang.shared.Right;

/// Where the master key lies, what this room itself keeps under keys, and where the office finds them.
@Configuration(proxyBeanMethods = false)
class KeyPlaces {

    @Bean
    MasterKey masterKey(
            @Value("${tongchuang.master-key-file}") Path file,
            @Value("${TONGCHUANG_DB_URL:}") String sharedDatabase,
            Clock clock) {
        return new MasterKey(file, sharedDatabase.isBlank(), clock);
    }

    @Bean
    SealedColumn sealsOfTheTrail() {
        return new SealedColumn("privacy.audit_seal", "id", "mac", Purpose.AUDIT);
    }

    @Bean
    MenuItem keysPlace() {
        return new MenuItem(
                "identity.menu.section", "privacy.keys.title", "/office/keys", "key", Right.MANAGE_SETTINGS, 215);
    }
}
