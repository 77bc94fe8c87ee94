package org.tongchuang.upkeep;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/// Serves some pages to strangers and then an office's first day, so that a start afterwards finds loaded what the
/// next visitors need.
class TrainingRun implements ApplicationListener<ApplicationReadyEvent> {

    private static final int ROUNDS = 10;
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
            // A cache that lacks something is better than none, so this is told and no more.
            new FirstDay(port).live().forEach(surprise -> System.err.println("training: " + surprise));
        }
    }
}
