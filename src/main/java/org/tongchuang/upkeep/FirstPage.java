package org.tongchuang.upkeep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Fetches a page from this very program with a bare request: an HTTP client would cost more start-up time than the
/// page itself.
final class FirstPage {

    private static final int PATIENCE_MILLIS = 20_000;

    private FirstPage() {}

    /// Reads the whole answer and gives its status.
    static int statusOf(int port, String path) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request = "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.formatted(path, port).getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String statusLine = String.valueOf(answer.readLine());
            while (answer.readLine() != null) {
                // to the end, so that the page is known to be whole
            }
            return Integer.parseInt(statusLine.split(" ", 3)[1]);
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("The page " + path + " can't be fetched on port " + port, e);
        }
    }
}
