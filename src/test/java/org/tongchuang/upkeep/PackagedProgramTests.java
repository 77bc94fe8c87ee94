package org.tongchuang.upkeep;

import java.util.List;
import java.util.Set;

/// The same days lived by the jar as the launcher runs it, with its beans written down ahead of time.
class PackagedProgramTests extends ProgramTests {

    private static final Set<String> AHEAD = Set.of("start", "train");

    @Override
    List<String> program(String command) {
        String jar = System.getProperty("tongchuang.jar");
        return AHEAD.contains(command) ? List.of("-Dspring.aot.enabled=true", "-jar", jar) : List.of("-jar", jar);
    }
}
