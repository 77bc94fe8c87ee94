package org.tongchuang.upkeep;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/// Tells whoever waits at the terminal that the first page can be served, after fetching it once to be sure.
class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);
    private static final int SERVER_ERROR = 500;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
            return;
        }
        int port = web.getWebServer().getPort();
        int status = FirstPage.statusOf(port, "/");
        if (status >= SERVER_ERROR) {
            throw new IllegalStateException("The first page answers with status " + status + ".");
        }
        System.out.println("ready http://localhost:" + port + "/");
        System.out.flush();
        log.info("Ready on port {}", port);
    }
}
