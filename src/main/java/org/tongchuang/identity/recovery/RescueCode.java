package org.tongchuang.identity.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.accounts.Account;
import org.tongchuang.identity.accounts.Passwords;
import org.tongchuang.identity.signin.SecondStep;
import org.tongchuang.shared.AuditEvent;

/// For an administrator who knows the password and has lost all else: a code in the data folder, which only those who
/// run the machine can read. It stands in for the second step once, within the hour, for the account that asked.
@Component
class RescueCode implements SecondStep {

    private static final Logger LOG = LoggerFactory.getLogger(RescueCode.class);
    private static final Duration LASTS = Duration.ofHours(1);

    private final Path folder;
    private final Passwords passwords;
    private final ApplicationEventPublisher house;
    private final Clock clock;

    RescueCode(
            @Value("${tongchuang.data}/keys") Path folder,
            Passwords passwords,
            ApplicationEventPublisher house,
            Clock clock) {
        this.folder = folder;
        this.passwords = passwords;
        this.house = house;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rescue-code";
    }

    @Override
    public boolean isSetUp(UUID account) {
        return false;
    }

    /// Writes a new code; asking again while one is good changes nothing, or two who ask would undo each other's.
    synchronized void make(Account account, String address) {
        try {
            if (Files.exists(file(account.id()))
                    && made(account.id()).plus(LASTS).isAfter(clock.instant())) {
                return;
            }
            remove(account.id());
            write(account.id(), clock.instant() + "\n" + passwords.invent() + "\n");
            LOG.warn(
                    "{} asks for a way in without a second step; the code is in {}",
                    account.email(),
                    file(account.id()));
            house.publishEvent(new AuditEvent(
                    account.id(),
                    account.name(),
                    "identity.rescue-code.made",
                    List.of(),
                    Map.of("email", account.email()),
                    address));
        } catch (IOException e) {
            throw new UncheckedIOException("the rescue code can't be kept in " + folder, e);
        }
    }

    @Override
    public synchronized boolean accepts(Account account, String typed) {
        try {
            String right = Files.readAllLines(file(account.id())).getLast();
            boolean young = made(account.id()).plus(LASTS).isAfter(clock.instant());
            boolean fits =
                    MessageDigest.isEqual(bytes(right), bytes(typed.strip().toLowerCase(java.util.Locale.ROOT)));
            return young && fits && remove(account.id());
        } catch (NoSuchFileException none) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean remove(UUID account) {
        try {
            return Files.deleteIfExists(file(account));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant made(UUID account) throws IOException {
        return Instant.parse(Files.readAllLines(file(account)).getFirst());
    }

    private Path file(UUID account) {
        return folder.resolve("rescue-code-" + account);
    }

    private void write(UUID account, String words) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder, only("rwx------", posix));
        Files.createFile(file(account), only("rw-------", posix));
        Files.writeString(file(account), words, StandardOpenOption.WRITE);
    }

    private static FileAttribute<?>[] only(String owner, boolean posix) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner))}
                : new FileAttribute<?>[0];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
