package org.tongchuang.members.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.tongchuang.shared.Words;

/// What a value from a list, such as a city or a degree, is looked for by.
///
/// @param chinese its Chinese name, if it has one
/// @param english its English name, whole and word by word
public record ListedWords(List<String> chinese, List<String> english) {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,]+(?:(?:and|of|the)\\s+)*");
    private static final Pattern APOSTROPHE = Pattern.compile("['’]s?");

    /// Half a million people share a few hundred cities and industries; free texts may be many more and are not kept.
    private static final int MOST_KEPT = 4_000;

    private static final Map<String, ListedWords> KEPT = new ConcurrentHashMap<>();

    /// @param name of the fact, such as `city`
    public static ListedWords of(String name, String value) {
        String key = name + '\0' + value;
        ListedWords known = KEPT.get(key);
        if (known == null) {
            known = read(name, value);
            if (KEPT.size() < MOST_KEPT) {
                KEPT.put(key, known);
            }
        }
        return known;
    }

    private static ListedWords read(String name, String value) {
        String chinese = Labels.listed(Words.CHINESE, name, value);
        String english = Labels.listed(Words.ENGLISH, name, value);
        List<String> words = new ArrayList<>();
        if (isLatin(english)) {
            words.add(english);
            for (String word : BETWEEN_WORDS.split(english)) {
                words.add(word);
                words.add(APOSTROPHE.matcher(word).replaceAll(""));
            }
        }
        return new ListedWords(
                isLatin(chinese) ? List.of() : List.of(chinese),
                words.stream().distinct().toList());
    }

    private static boolean isLatin(String text) {
        return text.codePoints().noneMatch(Character::isIdeographic);
    }
}
