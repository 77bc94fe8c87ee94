package org.tongchuang.members.names;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What single Chinese characters are read as, and which simplified one a traditional one stands for. Read from the
/// plain lists HanLP carries, without starting HanLP: only single characters matter for names.
final class Characters {

    private static final String PINYIN = "/data/dictionary/pinyin/pinyin.txt";
    private static final String SIMPLIFIED = "/data/dictionary/tc/t2s.txt";
    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;

    /// Characters of names that the list lacks.
    private static final Map<String, String> MORE = Map.of(
            "䶮", "yan", "𠮷", "ji", "㛃", "jie", "㬎", "xian", "㵾", "yi", "䲟", "yin", "𬀩", "wei", "𬭎", "hong", "㑇",
            "zhou", "䜣", "xin");

    /// Characters that names read otherwise than the list does first.
    private static final Map<String, String> IN_NAMES = Map.of(
            "娜", "na,nuo", "厦", "xia,sha", "靓", "liang,jing", "茜", "qian,xi", "莘", "xin,shen", "泽", "ze", "思", "si");

    private final Map<Integer, List<String>> readings = new HashMap<>(32_768);
    private final char[] simplified = new char[LAST - FIRST + 1];
    private final Map<Integer, String> simplifiedRare = new HashMap<>();

    private static final class Loaded {
        static final Characters ONCE = new Characters();
    }

    static Characters loaded() {
        return Loaded.ONCE;
    }

    private Characters() {
        Map<String, List<String>> known = new HashMap<>();
        eachLine(
                PINYIN,
                (character, sounds) -> readings.put(
                        character.codePointAt(0), known.computeIfAbsent(sounds, Characters::withoutTones)));
        MORE.forEach((character, sound) -> readings.putIfAbsent(character.codePointAt(0), List.of(sound)));
        IN_NAMES.forEach((character, sounds) -> readings.put(character.codePointAt(0), withoutTones(sounds)));
        eachLine(SIMPLIFIED, this::putSimplified);
    }

    private void putSimplified(String traditional, String simple) {
        int c = traditional.codePointAt(0);
        if (c >= FIRST && c <= LAST && simple.length() == 1) {
            simplified[c - FIRST] = simple.charAt(0);
        } else {
            simplifiedRare.put(c, simple);
        }
    }

    private static List<String> withoutTones(String sounds) {
        LinkedHashSet<String> plain = new LinkedHashSet<>();
        for (String sound : sounds.split(",")) {
            plain.add(sound.replaceAll("[0-9]", ""));
        }
        return List.copyOf(plain);
    }

    private static void eachLine(String resource, BiConsumer<String, String> taker) {
        InputStream list = com.hankcs.hanlp.HanLP.class.getResourceAsStream(resource);
        if (list == null) {
            throw new IllegalStateException("The list " + resource + " is missing from the program");
        }
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (equals > 0 && line.codePointCount(0, equals) == 1) {
                    taker.accept(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All readings without tones, likeliest first, ü as v; none when unknown.
    List<String> readings(int codePoint) {
        return readings.getOrDefault(codePoint, List.of());
    }

    String simplified(String text) {
        StringBuilder changed = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            String simple = simplified(c);
            if (simple != null && changed == null) {
                changed = new StringBuilder(text.length() + 1).append(text, 0, i);
            }
            if (changed != null) {
                changed.append(simple == null ? text.substring(i, i + width) : simple);
            }
            i += width;
        }
        return changed == null ? text : changed.toString();
    }

    private @Nullable String simplified(int c) {
        if (c < FIRST || c > LAST) {
            return simplifiedRare.get(c);
        }
        char simple = simplified[c - FIRST];
        if (simple != 0 && simple != c) {
            return String.valueOf(simple);
        }
        return simplifiedRare.get(c);
    }

    static boolean isChinese(int c) {
        return c >= 0x4E00 && c <= 0x9FFF
                || c >= FIRST && c <= 0x4DBF
                || c >= 0x20000 && c <= 0x3FFFF
                || c >= 0xF900 && c <= 0xFAFF
                || c == 0x3007;
    }

    static List<Integer> points(String text) {
        List<Integer> points = new ArrayList<>(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            points.add(c);
            i += Character.charCount(c);
        }
        return points;
    }
}
