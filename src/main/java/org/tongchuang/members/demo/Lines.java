package org.tongchuang.members.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The text files beside this package.
final class Lines {

    private Lines() {}

    /// Its lines without comments and blank ones.
    static List<String> of(String file) {
        InputStream in = Objects.requireNonNull(Lines.class.getResourceAsStream(file), file);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.strip().startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> cells(String line) {
        return List.of(line.strip().split("\\s*\\|\\s*"));
    }

    static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("[\\s,]+"));
    }

    /// Words and numbers in turn, as in `王 794 李 719`.
    static Shares<String> shares(String file) {
        Shares<String> shares = new Shares<>();
        List<String> words = words(String.join(" ", of(file)));
        for (int i = 0; i + 1 < words.size(); i += 2) {
            shares.add(words.get(i), Integer.parseInt(words.get(i + 1)));
        }
        return shares;
    }
}
