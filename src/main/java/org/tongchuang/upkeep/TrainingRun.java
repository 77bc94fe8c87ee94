package org.tongchuang.upkeep;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/// Visits the pages every installation serves first, a few times each.
class TrainingRun implements ApplicationListener<ApplicationReadyEvent> {

    private static final int ROUNDS = 20;
    private static final String[] PAGES = {"/", "/sign-in", "/set-up", "/actuator/health", "/api/v1/openapi.json"};

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            int port = web.getWebServer().getPort();
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    FirstPage.statusOf(port, page);
                }
            }
        }
    }
}
