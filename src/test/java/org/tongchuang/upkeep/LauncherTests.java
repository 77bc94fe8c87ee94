package org.tongchuang.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher in a built checkout, on a machine that has nothing but a shell and the virtual machines the test puts
/// there. Those only tell how they were called.
@DisabledOnOs(OS.WINDOWS)
class LauncherTests {

    private static final List<String> TOOLS = List.of(
            "sh",
            "sed",
            "dirname",
            "readlink",
            "cat",
            "cksum",
            "tr",
            "find",
            "head",
            "uname",
            "rm",
            "mkdir",
            "mv",
            "sleep");
    private static final String ELSEWHERE = "/usr/java/* /opt/java/* /opt/jdk*";

    private final Map<String, String> environment = new TreeMap<>();

    @TempDir
    Path machine;

    private Path checkout = Path.of("");

    @BeforeEach
    void buildOnAnEmptyMachine() throws IOException {
        Path tools = Files.createDirectories(machine.resolve("bin"));
        for (String tool : TOOLS) {
            Path real = List.of(Path.of("/usr/bin", tool), Path.of("/bin", tool)).stream()
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(tools.resolve(tool), real);
        }
        environment.put("PATH", tools.toString());
        environment.put("HOME", Files.createDirectories(machine.resolve("home")).toString());
        checkout = checkout("tongchuang");
    }

    @Test
    void saysWhatIsMissingWhenThereIsNoJdk() throws Exception {
        jdk("usr/lib/jvm/java-21", 21);
        Files.delete(jdk("usr/lib/jvm/jre-25", 25).resolve("bin/javac"));
        Ended ended = launch("start");
        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.errors.lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("A JDK 25 or newer is missing", "JAVA_HOME"));
        assertThat(ended.output).isEmpty();
    }

    @Test
    void takesTheJdkItIsTold() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        environment.put("JAVA_HOME", jdk("somewhere else", 25).toString());
        assertThat(launch("start").java()).isEqualTo(machine.resolve("somewhere else"));
        environment.put("TONGCHUANG_JAVA_HOME", jdk("ours", 26).toString());
        assertThat(launch("start").java()).isEqualTo(machine.resolve("ours"));
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        environment.put("JAVA_HOME", jdk("old", 17).toString());
        onPath(jdk("new", 25));
        assertThat(launch("start").java()).isEqualTo(machine.resolve("new"));
    }

    @Test
    void followsTheLinksByWhichTheJdkIsOnThePath() throws Exception {
        jdk("usr/lib/jvm/temurin-26", 26);
        onPath(jdk("opt/temurin", 25));
        assertThat(launch("start").java()).isEqualTo(machine.resolve("opt/temurin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usr/lib/jvm", "home/.jdks", "home/.sdkman/candidates/java"})
    void takesTheNewestOfThoseLyingInTheUsualPlaces(String place) throws Exception {
        jdk(place + "/a", 25);
        jdk(place + "/b", 26);
        jdk(place + "/c", 25);
        jdk(place + "/d", 17);
        assertThat(launch("start").java()).isEqualTo(machine.resolve(place + "/b"));
    }

    @Test
    void asksAJdkThatHasNoReleaseFileForItsVersion() throws Exception {
        Files.delete(jdk("usr/lib/jvm/plain", 25).resolve("release"));
        assertThat(launch("start").java()).isEqualTo(machine.resolve("usr/lib/jvm/plain"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fly",
                "start --fast",
                "start here",
                "start --port",
                "start --port=",
                "start --port 0",
                "start --port 65536",
                "start --port 8o80",
                "start --port -1",
                "start --port 080808",
                "start --data",
                "start --data=",
                "backup",
                "backup a b",
                "backup --all",
                "restore a",
                "restore --data x",
                "restore a --data",
                "doctor --quick",
                "doctor --data",
                "master-key",
                "master-key --data",
                "master-key a b",
                "bench start import"
            })
    void explainsItselfWhenItIsCalledWrongly(String words) throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        Ended ended = launch(words.isEmpty() ? new String[0] : words.split(" "));
        assertThat(ended.code).isEqualTo(2);
        assertThat(ended.errors).startsWith("tongchuang: ").contains("Usage: tongchuang COMMAND");
        assertThat(ended.output).isEmpty();
    }

    @Test
    void passesOnWhatItWasToldAndHowItEnded() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        assertThat(launch("start").output).contains("\nstart\n--server.port=8080\n--tongchuang.data=data\n");
        assertThat(launch("start", "--demo", "--port", "65535", "--data", "my data").output)
                .contains("\nstart\n--server.port=65535\n--tongchuang.data=my data\n--tongchuang.demo=true\n");
        assertThat(launch("doctor", "--data=x").output).contains("\ndoctor\n--tongchuang.data=x\n");
        assertThat(launch("backup", "to here", "--data", "x").output)
                .contains("\nbackup\n--file=to here\n--tongchuang.data=x\n");
        assertThat(launch("restore", "--data=x", "from").output)
                .contains("\nrestore\n--file=from\n--tongchuang.data=x\n");
        assertThat(launch("master-key", "my next").output).contains("\nmaster-key\n--file=my next\n");
        environment.put("TONGCHUANG_DATA", "/srv/数据");
        assertThat(launch("doctor").output).contains("\n--tongchuang.data=/srv/数据\n");
        environment.put("ENDS_WITH", "7");
        assertThat(launch("doctor").code).isEqualTo(7);
        assertThat(launch("help")).satisfies(help -> {
            assertThat(help.code).isZero();
            assertThat(help.output).contains("Usage: tongchuang COMMAND");
        });
    }

    @Test
    void findsItsFolderThroughLinks() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        Path near = Files.createSymbolicLink(machine.resolve("near"), Path.of("tongchuang", "tongchuang"));
        Path far = Files.createSymbolicLink(machine.resolve("far"), near.toAbsolutePath());
        environment.put("CDPATH", machine + ":" + machine.resolve("home"));
        for (Path link : List.of(near, far)) {
            assertThat(launchAs(link.toString(), "start").output)
                    .contains("\n" + checkout.toRealPath().resolve("target/app/tongchuang.jar") + "\n");
        }
        assertThat(launchAs("tongchuang/tongchuang", "start").output)
                .as("from the folder beside it, whatever CDPATH says")
                .contains("\n" + checkout.toRealPath().resolve("target/app/tongchuang.jar") + "\n");
    }

    @Test
    void livesInAFolderOfAnyName() throws Exception {
        checkout = checkout("同窗 校友 (新)/我的 $HOME 程序");
        environment.put("JAVA_HOME", jdk("爪哇 25", 25).toString());
        Ended ended = launch("start", "--data", "数据 夹");
        assertThat(ended.java()).isEqualTo(machine.resolve("爪哇 25"));
        assertThat(ended.output)
                .contains("\n" + checkout.toRealPath().resolve("target/app/tongchuang.jar") + "\n")
                .contains("\n--tongchuang.data=数据 夹\n");
    }

    @Test
    void trainsOnceForEachPlaceVirtualMachineAndSetOfOptions() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        assertThat(launch("start").errors).contains("Preparing quick starts");
        Ended again = launch("start");
        assertThat(again.errors).isEmpty();
        assertThat(again.output).contains("\n-XX:AOTCache=" + checkout.toRealPath() + "/target/aot/");

        checkout = Files.move(checkout, machine.resolve("moved"));
        assertThat(launch("start").errors).contains("Preparing quick starts");
        assertThat(launch("start").output).contains("\n-XX:AOTCache=" + checkout.toRealPath() + "/target/aot/");
        environment.put("TONGCHUANG_JAVA_OPTS", "-Xmx4g");
        assertThat(launch("start").errors).contains("Preparing quick starts");
        jdk("usr/lib/jvm/temurin-26", 26);
        assertThat(launch("start").errors).contains("Preparing quick starts");
        assertThat(launch("start").errors).isEmpty();
    }

    @Test
    void startsWithoutACacheWhenNoneCanBeMade() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        environment.put("TRAINS_WITH", "1");
        assertThat(launch("start").output).doesNotContain("AOTCache");
        Ended again = launch("start");
        assertThat(again.errors).as("does not try again").isEmpty();
        assertThat(again.output).contains("\nstart\n").doesNotContain("AOTCache");
    }

    /// The demo and doctor have beans of their own.
    @Test
    void startsWithTheBeansThatWereWrittenDown() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        String ahead = "\n-Dspring.aot.enabled=true\n";
        assertThat(launch("start").output).contains(ahead, "\n-XX:AOTCache=");
        assertThat(Files.readString(checkout.resolve("target/training.log"))).contains(ahead);
        assertThat(launch("start", "--demo").output).contains("\n-XX:AOTCache=").doesNotContain(ahead);
        assertThat(launch("doctor").output).contains("\n-XX:AOTCache=").doesNotContain(ahead);
    }

    @Test
    void trainsWithoutWhatBelongsToTheInstallation() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        environment.put("TONGCHUANG_DB_URL", "jdbc:postgresql://db.example.edu/tongchuang");
        environment.put("TONGCHUANG_DATA", "/srv/tongchuang");
        launch("start");
        assertThat(Files.readString(checkout.resolve("target/training.log")))
                .contains("\n--tongchuang.data=" + checkout.toRealPath() + "/target/training\n", "\nno database\n")
                .doesNotContain("/srv/tongchuang");
    }

    @Test
    void saysWhatItNeedsToBuild() throws Exception {
        jdk("usr/lib/jvm/temurin-25", 25);
        Files.delete(checkout.resolve("target/app/built"));
        assertThat(launch("start"))
                .isEqualTo(
                        new Ended(1, "", "tongchuang: There is nothing to build in " + checkout.toRealPath() + ".\n"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Ended ended = launch("start");
        assertThat(ended.code).isEqualTo(1);
        assertThat(ended.errors).contains("Maven is missing");
    }

    /// The launcher beside a program that was built. It looks for virtual machines on this test's machine only.
    private Path checkout(String name) throws IOException {
        String script = Files.readString(Path.of("tongchuang"));
        assertThat(script).contains("/usr/lib/jvm/* " + ELSEWHERE);
        Path folder = Files.createDirectories(machine.resolve(name));
        Path copy = folder.resolve("tongchuang");
        Files.writeString(copy, script.replace("/usr/lib/jvm/* " + ELSEWHERE, "\"$HOME\"/../usr/lib/jvm/*"));
        Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path app = Files.createDirectories(folder.resolve("target/app"));
        for (String file : List.of("built", "tongchuang.jar", "key")) {
            Files.writeString(app.resolve(file), file);
        }
        return folder;
    }

    private Path jdk(String name, int version) throws IOException {
        Path home = machine.resolve(name);
        Path bin = Files.createDirectories(home.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            Files.writeString(bin.resolve(program), """
                    #!/bin/sh
                    [ "$1" != -version ] || { echo 'openjdk version "%d.0.1" 2026-01-20' >&2; exit 0; }
                    printf '%%s\\n' "$0" "$@" "${TONGCHUANG_DB_URL:-no database}"
                    for word; do
                        case $word in
                            -XX:AOTCacheOutput=*) [ -z "${TRAINS_WITH:-}" ] || exit 1; echo cache >"${word#*=}"; exit ;;
                        esac
                    done
                    exit "${ENDS_WITH:-0}"
                    """.formatted(version));
            Files.setPosixFilePermissions(bin.resolve(program), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
        return home;
    }

    /// As Debian does it: a link to a link.
    private void onPath(Path jdk) throws IOException {
        Path alternatives = Files.createDirectories(machine.resolve("alternatives"));
        Files.createSymbolicLink(alternatives.resolve("javac"), jdk.resolve("bin/javac"));
        Files.createSymbolicLink(machine.resolve("bin/javac"), Path.of("..", "alternatives", "javac"));
    }

    private Ended launch(String... words) throws Exception {
        return launchAs(checkout.resolve("tongchuang").toString(), words);
    }

    private Ended launchAs(String launcher, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher));
        command.addAll(Arrays.asList(words));
        Path errors = Files.createTempFile("launcher", "");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(machine.toFile()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Ended ended = new Ended(process.waitFor(), output, Files.readString(errors));
        Files.delete(errors);
        return ended;
    }

    private record Ended(int code, String output, String errors) {

        /// The home of the virtual machine that was called.
        Path java() throws IOException {
            assertThat(code).as(errors).isZero();
            String program = output.lines().findFirst().orElseThrow();
            assertThat(program).endsWith("/bin/java");
            return Path.of(program.substring(0, program.length() - "/bin/java".length()))
                    .normalize();
        }
    }
}
