package org.tongchuang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyDepth;

/// The list of rooms that spares each start a scan of all classes.
class RoomsListTests {

    private final ApplicationModules modules = ApplicationModules.of(Tongchuang.class);

    @Test
    void namesEveryRoom() throws IOException {
        assertThat(listed())
                .containsExactlyInAnyOrderElementsOf(modules.stream()
                        .map(module -> module.getIdentifier().toString())
                        .toList());
    }

    @Test
    void namesARoomAfterThoseItStandsOn() throws IOException {
        List<String> listed = listed();
        for (ApplicationModule module : modules) {
            for (ApplicationModule below : module.getBootstrapDependencies(modules, DependencyDepth.IMMEDIATE)
                    .toList()) {
                assertThat(listed.indexOf(below.getIdentifier().toString()))
                        .as("%s before %s", below.getIdentifier(), module.getIdentifier())
                        .isLessThan(listed.indexOf(module.getIdentifier().toString()));
            }
        }
    }

    private static List<String> listed() throws IOException {
        String json = new ClassPathResource("META-INF/spring-modulith/application-modules.json")
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        var names = new ArrayList<String>();
        var matcher = Pattern.compile("\"(\\w+)\":\\s*\\{").matcher(json);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }
}
