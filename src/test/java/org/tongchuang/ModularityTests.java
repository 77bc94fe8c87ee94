package org.tongchuang;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/// The rooms and their walls: who may call whom, as each room's package-info says. Templates are classes too.
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(Tongchuang.class);

    @Test
    void keepsToTheWallsBetweenRooms() {
        modules.verify();
    }

    @Test
    void drawsTheMapOfRooms() {
        new Documenter(modules).writeDocumentation();
    }
}
