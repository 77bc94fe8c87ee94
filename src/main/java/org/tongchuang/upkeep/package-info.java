/// Upkeep: what the person who runs an installation meets. Says when the program is ready or why it can't start,
/// checks the installation, backs it up and brings it back. Owns no schema; knows no room above the ground.
@ApplicationModule(
        displayName = "Upkeep",
        allowedDependencies = {"shared", "integrations :: postgres"})
@NullMarked
package org.tongchuang.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
