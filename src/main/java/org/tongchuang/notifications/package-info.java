/// Notifications: the gate every message passes. A room says to whom, why and in which words; this one knows the way,
/// what the person wants of it, and sends each message once. Owns schema `notifications`.
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"shared", "privacy", "integrations", "integrations :: mail", "integrations :: postgres"})
@NullMarked
package org.tongchuang.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
