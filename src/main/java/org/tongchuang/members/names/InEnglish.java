package org.tongchuang.members.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// What China's places and industries are called in English. Records keep the Chinese name, one for all readers; what
/// is on no list stays as it was written.
public final class InEnglish {

    private static final Map<String, String> PLACES = read("places.tsv");
    private static final Map<String, String> INDUSTRIES = read("industries.tsv");

    private InEnglish() {}

    /// A province or a city, with or without 省 or 市 behind its name.
    public static String place(String chinese) {
        String known = PLACES.get(chinese);
        if (known == null && chinese.length() > 2 && (chinese.endsWith("市") || chinese.endsWith("省"))) {
            known = PLACES.get(chinese.substring(0, chinese.length() - 1));
        }
        return known == null ? chinese : known;
    }

    /// A section or division of GB/T 4754.
    public static String industry(String chinese) {
        return INDUSTRIES.getOrDefault(chinese, chinese);
    }

    private static Map<String, String> read(String list) {
        Map<String, String> names = new HashMap<>();
        InputStream in = Objects.requireNonNull(InEnglish.class.getResourceAsStream(list));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                for (String pair : line.split("\t")) {
                    int equals = pair.indexOf('=');
                    names.put(pair.substring(0, equals), pair.substring(equals + 1));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }
}
