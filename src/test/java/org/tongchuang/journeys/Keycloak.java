package org.tongchuang.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real Keycloak in a process of its own, with one realm and one student, `linhai`, password `linhai`.
final class Keycloak implements AutoCloseable {

    static final String SECRET = "a secret of theirs";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;

    private Keycloak(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param oidc the redirect URI of the OpenID client `tongchuang`
    /// @param acs the assertion consumer of the SAML client
    /// @param entity the SAML client's entityID
    static Keycloak start(String oidc, String acs, String entity) {
        Path home = home();
        int port = freePort();
        try {
            Path realm = Files.createDirectories(home.resolve("data/import")).resolve("mingde-realm.json");
            Files.writeString(realm, REALM.formatted(SECRET, oidc, entity, acs));
            ProcessBuilder starting = new ProcessBuilder(
                    "sh",
                    home.resolve("bin/kc.sh").toString(),
                    "start-dev",
                    "--import-realm",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port);
            starting.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = starting.redirectErrorStream(true)
                    .redirectOutput(home.resolve("keycloak.log").toFile())
                    .start();
            Keycloak keycloak = new Keycloak(process, port);
            keycloak.await();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String realm() {
        return "http://127.0.0.1:" + port + "/realms/mingde";
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void await() throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                var asked = (HttpURLConnection) URI.create(realm()).toURL().openConnection();
                if (asked.getResponseCode() == 200) {
                    return;
                }
                Thread.sleep(500);
            } catch (IOException notYet) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException stopping) {
                    throw new IllegalStateException(stopping);
                }
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
        }
        close();
        throw new AssertionError(Files.readString(home().resolve("keycloak.log")));
    }

    private static Path home() {
        try (Stream<Path> unpacked = Files.list(Path.of("target", "keycloak"))) {
            return unpacked.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final String REALM = """
            {"realm": "mingde", "enabled": true, "sslRequired": "none",
             "users": [{"username": "linhai", "enabled": true, "email": "linhai@mingde.example", "emailVerified": true,
                "firstName": "海", "lastName": "林",
                "credentials": [{"type": "password", "value": "linhai", "temporary": false}]}],
             "clients": [
               {"clientId": "tongchuang", "protocol": "openid-connect", "secret": "%s", "publicClient": false,
                "standardFlowEnabled": true, "redirectUris": ["%s"],
                "attributes": {"pkce.code.challenge.method": "S256"}},
               {"clientId": "%s", "protocol": "saml", "redirectUris": ["%s"],
                "attributes": {"saml.assertion.signature": "true", "saml.server.signature": "true",
                  "saml.client.signature": "false", "saml.authnstatement": "true", "saml.force.post.binding": "true",
                  "saml.signature.algorithm": "RSA_SHA256", "saml_name_id_format": "persistent"},
                "protocolMappers": [
                  {"name": "uid", "protocol": "saml", "protocolMapper": "saml-user-property-mapper",
                   "config": {"user.attribute": "username", "friendly.name": "uid",
                     "attribute.name": "urn:oid:0.9.2342.19200300.100.1.1", "attribute.nameformat": "URI Reference"}},
                  {"name": "mail", "protocol": "saml", "protocolMapper": "saml-user-property-mapper",
                   "config": {"user.attribute": "email", "friendly.name": "mail",
                     "attribute.name": "urn:oid:0.9.2342.19200300.100.1.3", "attribute.nameformat": "URI Reference"}}]}]}
            """;
}
