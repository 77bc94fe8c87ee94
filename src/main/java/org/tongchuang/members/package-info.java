/// Members: the record of every alum and student, its history, the roster import that feeds it and the
/// directory that finds anyone in it. Owns schema `members`. Tells the house when records change.
@ApplicationModule(
        displayName = "Members",
        allowedDependencies = {
            "shared",
            "identity",
            "notifications",
            "privacy",
            "notifications",
            "integrations",
            "integrations :: search",
            "integrations :: sheets",
            "integrations :: files",
            "integrations :: qr",
            "integrations :: postgres"
        })
@NullMarked
package org.tongchuang.members;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
