/// Identity: who may come in and as whom. Accounts, sign-in, sessions, roles, API tokens, the first-run wizard.
/// Owns schema `identity`. Tells the house who signed in or failed to, as AuditEvents.
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {
            "shared",
            "integrations",
            "integrations :: qr",
            "integrations :: vouching",
            "privacy",
            "notifications"
        })
@NullMarked
package org.tongchuang.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
