package org.tongchuang.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest
@AutoConfigureMockMvc
class HealthTests {

    @Autowired
    private MockMvcTester web;

    @Test
    void tellsAnyoneThatAllIsWellAndNothingMore() {
        assertThat(web.get().uri("/actuator/health")).hasStatusOk().bodyText().isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void tellsNobodyAnythingElse() {
        for (String path : new String[] {"/actuator", "/actuator/env", "/actuator/health/db", "/actuator/heapdump"}) {
            assertThat(web.get().uri(path)).hasStatus(403);
        }
    }
}
