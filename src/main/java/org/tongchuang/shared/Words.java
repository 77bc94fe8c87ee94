package org.tongchuang.shared;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Every word a user reads, from `messages/<room>_zh_CN.properties` and `messages/<room>_en.properties`.
/// Templates import [#text] statically; Chinese is the language of anyone who asks for neither.
public final class Words {

    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final Words CHINESE_WORDS = load("zh_CN", CHINESE);
    private static final Words ENGLISH_WORDS = load("en", ENGLISH);

    private final Locale locale;
    private final Map<String, String> patterns;
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Words(Locale locale, Map<String, String> patterns) {
        this.locale = locale;
        this.patterns = patterns;
    }

    /// The words of a key in the reader's language. Numbers among `args` are grouped, dates need a format in the
    /// pattern.
    ///
    /// @throws IllegalArgumentException when no such words were written
    public static String text(String key, Object... args) {
        return text(LocaleContextHolder.getLocale(), key, args);
    }

    public static String text(Locale locale, String key, Object... args) {
        String words = in(locale).find(key, args);
        if (words == null) {
            throw new IllegalArgumentException("no words for " + key);
        }
        return words;
    }

    /// A whole number with its thousands set apart, alike in both languages; a page shows dozens.
    public static String number(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder grouped = new StringBuilder(digits.length() + 4);
        if (number < 0) {
            grouped.append('-');
        }
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                grouped.append(',');
            }
            grouped.append(digits.charAt(i));
        }
        return grouped.toString();
    }

    /// The words of a key that may be unknown, such as one read from a database written by a later version.
    public static String textOr(String fallback, String key, Object... args) {
        String words = in(LocaleContextHolder.getLocale()).find(key, args);
        return words == null ? fallback : words;
    }

    public static boolean has(String key) {
        return CHINESE_WORDS.patterns.containsKey(key);
    }

    /// Whether the reader gets Chinese.
    public static boolean chinese() {
        return isChinese(LocaleContextHolder.getLocale());
    }

    /// The language tag of the page, for its `lang` attribute.
    public static String language() {
        return chinese() ? "zh-CN" : "en";
    }

    static boolean isChinese(Locale locale) {
        return !"en".equals(locale.getLanguage());
    }

    private static Words in(Locale locale) {
        return isChinese(locale) ? CHINESE_WORDS : ENGLISH_WORDS;
    }

    private @Nullable String find(String key, Object... args) {
        String pattern = patterns.get(key);
        if (pattern == null || args.length == 0) {
            return pattern;
        }
        MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(pattern, locale));
        return ((MessageFormat) format.clone()).format(args);
    }

    private static Words load(String suffix, Locale locale) {
        Map<String, String> patterns = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + suffix + ".properties")) {
                Properties properties = new Properties();
                try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, words) -> patterns.put((String) key, (String) words));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Words(locale, Map.copyOf(patterns));
    }
}
