package org.tongchuang.identity.setup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Makes the first administrator from `TONGCHUANG_ADMIN_EMAIL` and `TONGCHUANG_ADMIN_PASSWORD`, for installations
/// without a person in front of them.
@Component
class AdministratorFromVariables {

    private static final Logger LOG = LoggerFactory.getLogger(AdministratorFromVariables.class);

    private final SetUp setUp;
    private final String email;
    private final String password;

    AdministratorFromVariables(
            SetUp setUp,
            @Value("${TONGCHUANG_ADMIN_EMAIL:}") String email,
            @Value("${TONGCHUANG_ADMIN_PASSWORD:}") String password) {
        this.setUp = setUp;
        this.email = email;
        this.password = password;
    }

    void makeAdministrator() {
        if (!email.isBlank() && !password.isBlank() && setUp.wanted()) {
            setUp.firstAdministrator(email.replaceFirst("@.*", ""), email, password)
                    .ifPresent(account -> LOG.info("made the first administrator, {}", account.email()));
        }
    }
}
