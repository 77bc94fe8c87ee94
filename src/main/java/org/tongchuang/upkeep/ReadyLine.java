package org.tongchuang.upkeep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/// Tells whoever waits at the terminal that the first page can be served, after fetching it once to be sure.
/// Registered by the program's entry point alone, so tests stay silent.
public final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger(ReadyLine.class);
    private static final int FIRST_PAGE_MILLIS = 20_000;
    private static final int SERVER_ERROR = 500;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)) {
            return;
        }
        var server = web.getWebServer();
        if (server == null || server.getPort() <= 0) {
            return;
        }
        int port = server.getPort();
        int status = statusOfFirstPage(port);
        if (status >= SERVER_ERROR) {
            throw new IllegalStateException("The first page answers " + status);
        }
        System.out.println("ready http://localhost:" + port + "/");
        System.out.flush();
        log.info("Ready on port {}", port);
    }

    /// A bare request: an HTTP client would cost more start-up time than the page itself.
    private static int statusOfFirstPage(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(FIRST_PAGE_MILLIS);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
                            .formatted(port)
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String statusLine = String.valueOf(answer.readLine());
            while (answer.readLine() != null) {
                // to the end, so that the page is known to be whole
            }
            return Integer.parseInt(statusLine.split(" ", 3)[1]);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The first page can't be fetched on port " + port, e);
        }
    }
}
