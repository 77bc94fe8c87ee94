package org.tongchuang.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.tongchuang.shared.Words;

/// Every act the house can put on the trail reads as a sentence.
class ActsTests {

    /// The act is the argument after the actor: a literal, or a choice between literals.
    private static final Pattern WRITTEN = Pattern.compile(
            "(?:AuditEvent\\.of|new AuditEvent|\\bnote)\\(([^;]*?)(?:List\\.|Map\\.|Map<|detail|about|;)",
            Pattern.DOTALL);
    private static final Pattern ACT = Pattern.compile("\"([a-z]+(?:\\.[a-z-]+)+)\"");

    @Test
    void hasWordsForEveryActInTheSources() throws IOException {
        Set<String> acts = acts();
        assertThat(acts)
                .contains(
                        "identity.sign-in.failed",
                        "members.record.read",
                        "members.import.checked",
                        "privacy.audit.exported");
        assertThat(acts)
                .allSatisfy(act -> assertThat(Words.has("privacy.act." + act))
                        .as("privacy.act." + act)
                        .isTrue());
        assertThat(acts)
                .allSatisfy(act -> assertThat(Words.text(Words.ENGLISH, "privacy.act." + act))
                        .isNotBlank());
    }

    @Test
    void namesFieldsAndDegreesAsTheirRoomDoes() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        assertThat(Acts.value("members.record.changed", "fields", "career.8.employer, career.2.employer, city, x.1"))
                .isEqualTo("单位、城市、x.1");
        assertThat(Acts.value("members.directory.searched", "degree", "MASTER, DOCTOR"))
                .isEqualTo("硕士、博士");
        assertThat(Acts.value("members.directory.searched", "q", "IBM")).isEqualTo("IBM");
        assertThat(Acts.value("identity.account.changed", "role", "AUDITOR → ADMINISTRATOR"))
                .isEqualTo("审计员 → 管理员");
    }

    @AfterEach
    void forgetsTheReader() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static Set<String> acts() throws IOException {
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(path -> path.toString().endsWith(".java"))
                    .map(ActsTests::text)
                    .filter(source -> source.contains("AuditEvent"))
                    .forEach(source -> {
                        var written = WRITTEN.matcher(source);
                        while (written.find()) {
                            var act = ACT.matcher(written.group(1));
                            while (act.find()) {
                                acts.add(act.group(1));
                            }
                        }
                    });
        }
        return acts;
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
