package org.tongchuang.members.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tongchuang.identity.IdentityDoor;
import org.tongchuang.members.records.Members;
import org.tongchuang.shared.Universities;
import org.tongchuang.shared.University;

/// Gives an empty installation the demo university's name and, unless `TONGCHUANG_ADMIN_*` name another, 周老师 as its
/// first administrator. Her password is made once and kept in `DIR/keys/demo-password`.
@Component
@ConditionalOnProperty("tongchuang.demo")
@Order(0)
class DemoUniversity implements ApplicationRunner {

    private static final String EMAIL = "zhou@jianghai.example";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final IdentityDoor identity;
    private final Universities universities;
    private final Members members;
    private final Path passwordFile;
    private final boolean otherAdministrator;

    DemoUniversity(
            IdentityDoor identity,
            Universities universities,
            Members members,
            @Value("${tongchuang.data}") Path data,
            @Value("${TONGCHUANG_ADMIN_EMAIL:}${TONGCHUANG_ADMIN_PASSWORD:}") String administrator) {
        this.identity = identity;
        this.universities = universities;
        this.members = members;
        this.passwordFile = data.resolve("keys").resolve("demo-password");
        this.otherAdministrator = !administrator.isBlank();
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (universities.current().version() == 0 && members.count() == 0) {
            universities.save(
                    new University(
                            "江海大学",
                            "Jianghai University",
                            University.ACCENT,
                            University.SECOND,
                            ZoneId.of("Asia/Shanghai"),
                            false,
                            1),
                    Optional.empty());
        }
        if (!otherAdministrator && identity.wantsFirstAdministrator()) {
            identity.firstAdministrator("周老师", EMAIL, password());
        }
        if (Files.exists(passwordFile)) {
            System.err.println("demo: sign in as " + EMAIL + " with the password " + password() + " (kept in "
                    + passwordFile + ")");
        }
    }

    /// The one in the file, which is written before the account is made, so that a killed start locks nobody out.
    private String password() throws IOException {
        if (!Files.exists(passwordFile) || Files.size(passwordFile) == 0) {
            Files.deleteIfExists(passwordFile);
            Files.createDirectories(passwordFile.getParent());
            boolean posix =
                    passwordFile.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] owner = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.createFile(passwordFile, owner);
            Files.writeString(passwordFile, made() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        }
        return Files.readString(passwordFile).strip();
    }

    private static String made() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 14; i++) {
            password.append(i % 5 == 4 ? '-' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
