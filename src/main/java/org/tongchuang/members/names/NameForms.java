package org.tongchuang.members.names;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tongchuang.integrations.search.NameValue;

/// One name in every form that people read, type or sort by. Never fails: whatever can't be read stays as it is and is
/// found as it is written.
///
/// @param written cleaned: usual width, single spaces, none between Chinese characters, one kind of middle dot
/// @param normalised for comparison: simplified characters, lower case, no accents, no spaces or dots
/// @param surname Chinese: the first one or two characters; Latin: the last word; empty where names have none
/// @param given the rest of the name
/// @param pinyin as shown, `Zhang Weiming`, `Lü Na`; of a Latin name the name itself
/// @param initials in lower case, `zwm`; of Latin names too
/// @param sortKey Chinese by pinyin with equal characters together, Latin by folded last name
/// @param readings for every code point of `written`, likeliest first; empty for what is not Chinese
public record NameForms(
        String written,
        String normalised,
        String surname,
        String given,
        String pinyin,
        String initials,
        String sortKey,
        List<List<String>> readings) {

    private static final Pattern DOTS = Pattern.compile("\\s*[·•・‧∙⋅･．●]\\s*");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000\\u200B\\uFEFF]+");
    private static final Pattern BETWEEN_CHINESE = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    public static NameForms of(String name) {
        String written = cleaned(name);
        boolean chinese = written.codePoints().anyMatch(Characters::isChinese);
        return chinese ? ChineseName.read(written) : LatinName.read(written);
    }

    /// The same with the pinyin somebody wrote down, which decides between readings and is shown as it was written.
    /// Pinyin that does not belong to the name changes only what is shown.
    public static NameForms of(String name, String givenPinyin) {
        NameForms forms = of(name);
        String shown = SPACES.matcher(givenPinyin).replaceAll(" ").strip();
        if (shown.isEmpty()) {
            return forms;
        }
        return ChineseName.asGiven(forms, shown);
    }

    /// What a directory finds a person by: the name itself first, then pinyin as given, English and former names.
    public static List<NameValue> searchable(NameForms name, Iterable<String> others) {
        List<NameValue> values = new ArrayList<>(3);
        Set<String> known = new LinkedHashSet<>();
        values.add(name.value());
        known.add(name.normalised);
        String sound = ChineseName.joined(name.readings);
        known.add(sound);
        if (!isSpelled(name.pinyin, sound)) {
            addOther(values, known, name.pinyin);
        }
        others.forEach(other -> addOther(values, known, other));
        return values;
    }

    /// Whether the shown pinyin is but the readings with capitals and spaces, as it nearly always is: that spares an
    /// import of a million the work of reading it as a name a million times.
    private static boolean isSpelled(String shown, String sound) {
        int at = 0;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (c == ' ' || c == '\'') {
                continue;
            }
            if (at == sound.length() || Character.toLowerCase(c) != sound.charAt(at++)) {
                return false;
            }
        }
        return at == sound.length();
    }

    private static void addOther(List<NameValue> values, Set<String> known, String other) {
        if (!other.isBlank()) {
            NameForms forms = of(other);
            if (known.add(forms.normalised)) {
                values.add(forms.value());
            }
        }
    }

    /// Whether both may be one person's name, written differently: the same characters or the same sound, Chinese
    /// spelled in letters with the family name first or last, or Latin names that have a word in common.
    public boolean mayBe(NameForms other) {
        if (normalised.equals(other.normalised)) {
            return true;
        }
        List<String> mine = units();
        List<String> theirs = other.units();
        boolean latin = readings.isEmpty() && other.readings.isEmpty();
        return latin
                ? mine.stream().anyMatch(word -> word.length() > 1 && theirs.contains(word))
                : turned(mine, theirs);
    }

    /// Syllables and words; of two who share a name, offices call one 张伟A, and the letter counts.
    private List<String> units() {
        if (readings.isEmpty()) {
            return LatinName.units(pinyin);
        }
        List<String> units = new ArrayList<>(readings.size());
        int[] written = this.written.codePoints().toArray();
        for (int i = 0; i < written.length; i++) {
            if (!readings.get(i).isEmpty()) {
                units.add(readings.get(i).getFirst());
            } else if (Character.isLetterOrDigit(written[i])) {
                units.add(Character.toString(Character.toLowerCase(written[i])));
            }
        }
        return units;
    }

    private static boolean turned(List<String> one, List<String> other) {
        String joined = String.join("", one);
        List<String> turning = new ArrayList<>(other);
        boolean same = false;
        for (int turn = 0; turn < other.size() && !same; turn++) {
            same = !joined.isEmpty() && joined.equals(String.join("", turning));
            Collections.rotate(turning, 1);
        }
        return same;
    }

    public NameValue value() {
        return new NameValue(written, readings);
    }

    /// Traditional to simplified characters, code point by code point: for the engine's idea of likeness.
    public static UnaryOperator<String> likeness() {
        return text -> Characters.loaded().simplified(text);
    }

    static String normalised(String written) {
        String simple = LatinName.folded(Characters.loaded().simplified(written));
        return simple.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String cleaned(String name) {
        String text = Normalizer.isNormalized(name, Normalizer.Form.NFKC)
                ? name
                : Normalizer.normalize(name, Normalizer.Form.NFKC);
        if (isPlainChinese(text)) {
            return text;
        }
        text = SPACES.matcher(text).replaceAll(" ").strip();
        text = DOTS.matcher(text).replaceAll("·");
        return BETWEEN_CHINESE.matcher(text).replaceAll("");
    }

    private static boolean isPlainChinese(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x4E00 || c > 0x9FFF) {
                return false;
            }
        }
        return true;
    }

    static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static String initialsOf(List<String> units) {
        return units.stream()
                .filter(unit -> !unit.isEmpty())
                .map(unit -> unit.substring(0, unit.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }
}
