package org.tongchuang.identity.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.Passwords;

/// Keeps strangers on the network from taking an installation first: from anywhere but this machine the wizard asks
/// for a code that only those who see the program's terminal, its log or its data folder know.
@Component
@ConditionalOnProperty(name = "tongchuang.visit", havingValue = "false", matchIfMissing = true)
class SetUpCode implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SetUpCode.class);
    private static final List<String> PASSED_ON =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    private static final Set<String> OURSELVES = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private final Path file;
    private final boolean behindProxy;
    private final SetUp setUp;
    private final AdministratorFromVariables variables;
    private final Passwords passwords;
    private volatile @Nullable String code;
    private volatile boolean running;

    SetUpCode(
            @Value("${tongchuang.data}/keys/set-up-code") Path file,
            @Value("${TONGCHUANG_PUBLIC_URL:}") String publicUrl,
            SetUp setUp,
            AdministratorFromVariables variables,
            Passwords passwords) {
        this.file = file;
        this.behindProxy = !publicUrl.isBlank();
        this.setUp = setUp;
        this.variables = variables;
        this.passwords = passwords;
    }

    /// Before the web server takes its first request, and after the audit trail takes its first entry.
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void start() {
        running = true;
        variables.makeAdministrator();
        if (setUp.wanted()) {
            String made = kept();
            code = made;
            LOG.info("the set-up wizard asks those who come from another machine for this code: {}", made);
            System.err.println("set-up code: " + made);
        } else {
            used();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Whether whoever asks must show the code. A proxy makes every visitor look like a neighbour, even one that
    /// nobody told us of, and a page elsewhere can make a browser on this machine ask under a name of its own.
    boolean wanted(HttpServletRequest request) {
        return behindProxy
                || passedOn(request)
                || !loopback(request.getRemoteAddr())
                || !OURSELVES.contains(request.getServerName().toLowerCase(Locale.ROOT));
    }

    boolean fits(@Nullable String typed) {
        String right = code;
        return right != null
                && typed != null
                && MessageDigest.isEqual(bytes(right), bytes(typed.strip().toLowerCase(Locale.ROOT)));
    }

    /// There is an administrator now, so the code is worth nothing.
    void used() {
        code = null;
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            LOG.warn("{} can't be deleted", file, stays);
        }
    }

    private String kept() {
        try {
            if (!Files.exists(file)) {
                write(passwords.invent());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the set-up code can't be kept in " + file, e);
        }
    }

    private void write(String made) throws IOException {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "the code lies in a folder");
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, only("rwx------", posix));
        Files.createFile(file, only("rw-------", posix));
        Files.writeString(file, made + "\n", StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] only(String owner, boolean posix) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))}
                : new FileAttribute<?>[0];
    }

    /// No browser asks in the first version of HTTP, but some proxies do when they are set up in a hurry.
    private static boolean passedOn(HttpServletRequest request) {
        return "HTTP/1.0".equals(request.getProtocol())
                || PASSED_ON.stream().anyMatch(name -> request.getHeader(name) != null);
    }

    private static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
