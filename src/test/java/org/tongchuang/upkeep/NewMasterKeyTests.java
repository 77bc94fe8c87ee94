package org.tongchuang.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewMasterKeyTests {

    @TempDir
    Path folder;

    @Test
    void writesAKeyForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("master.next");
        assertThat(NewMasterKey.write(file)).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get())
                        .size())
                .isOne();
    }

    @Test
    void writesOverNothing() throws Exception {
        Path file = folder.resolve("master");
        Files.writeString(file, "in use");
        assertThat(NewMasterKey.write(file)).isOne();
        assertThat(file).hasContent("in use");
        assertThat(NewMasterKey.write(Path.of(""))).isOne();
        assertThat(NewMasterKey.write(folder.resolve("nowhere/master"))).isOne();
    }
}
