/// Privacy: field encryption and its keys, blind indexes, and the audit trail that shows when it was altered.
/// Owns schema `privacy`. Listens to every AuditEvent of the house.
@ApplicationModule(
        displayName = "Privacy",
        allowedDependencies = {
            "shared",
            "integrations",
            "integrations :: sheets",
            "integrations :: files",
            "integrations :: postgres"
        })
@NullMarked
package org.tongchuang.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
