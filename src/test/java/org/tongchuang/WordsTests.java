package org.tongchuang;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Every word a user reads stands in both languages, and nowhere else.
class WordsTests {

    private static final Path MESSAGES = Sources.RESOURCES.resolve("messages");
    private static final Set<String> ROOMS =
            Sources.java().stream().map(Sources::room).collect(Collectors.toSet());

    /// The language switch names the other language in that language.
    private static final Set<String> UNTRANSLATED = Set.of("English", "中文");

    private static final Pattern TAG = Pattern.compile("(?s)<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>");
    private static final Pattern READ_ALOUD = Pattern.compile("\\b(?:title|aria-label|placeholder|alt)=\"([^\"]*)\"");
    private static final Pattern GIVEN_AS_WORDS = Pattern.compile(
            "\\b(?:title|label|words|hint|lead|act|placeholder|error)\\s*=\\s*\"([^\"]*\\p{L}[^\"]*)\"");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(\\+)?");
    /// Quotes stand within quotes in a template, so each one may begin a string.
    private static final Pattern ANYWHERE = Pattern.compile("(?=\"([^\"\\s]+)\"\\s*(\\+)?)");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
    private static final Pattern CALL = Pattern.compile(
            "\\b(?:text|textOr|because|at|saying|told|MenuItem|CellProblem|SheetRefused|RosterRefused|problem|refused|refuse)\\s*\\(");
    private static final Pattern CONSTRAINT = Pattern.compile("message\\s*=\\s*\"\\{([^}\"]+)}\"");

    private static final Map<String, String> CHINESE = words("_zh_CN.properties");
    private static final Map<String, String> ENGLISH = words("_en.properties");

    @Test
    void leavesNoWordsInTemplates() {
        List<String> found = new ArrayList<>();
        for (Path file : Sources.templates()) {
            wordsIn(Sources.text(file)).forEach(words -> found.add(Sources.name(file) + ": " + words));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void seesWordsWhereverTheyHideInATemplate() {
        assertThat(wordsIn("""
                @param String page
                <p class="lead">${text("shared.menu")} Hello</p>
                @if(page.isEmpty())<img alt="Nobody">@else<b>无人</b>@endif
                @template.shared.kit.card(title = "People", content = @`<i title="${page}">In a block</i> ×`)
                <input placeholder="1998" value="anything"><button>${page ? "English" : "是"}</button>
                """)).containsExactlyInAnyOrder("Nobody", "Hello", "无人", "In a block", "People", "是");
    }

    private static List<String> wordsIn(String source) {
        List<String> found = new ArrayList<>();
        TemplateText template = TemplateText.of(source);
        String html = template.html().replaceAll("(?s)<!--.*?-->", "");
        Matcher attributes = READ_ALOUD.matcher(html);
        while (attributes.find()) {
            note(found, attributes.group(1));
        }
        for (String text : TAG.split(html)) {
            note(found, text.replaceAll("&\\w+;|" + TemplateText.HOLE, ""));
        }
        for (String java : template.expressions()) {
            Matcher words = GIVEN_AS_WORDS.matcher(java);
            while (words.find()) {
                note(found, words.group(1));
            }
            Matcher literals = LITERAL.matcher(java);
            while (literals.find()) {
                if (HAN.matcher(literals.group(1)).find()) {
                    note(found, literals.group(1));
                }
            }
        }
        return found;
    }

    private static void note(List<String> found, String text) {
        if (LETTER.matcher(text).find() && !UNTRANSLATED.contains(text.strip())) {
            found.add(text.strip());
        }
    }

    @Test
    void knowsEveryKeyThatIsAskedFor() {
        List<String> missing = new ArrayList<>();
        for (Path file : Sources.files(Sources.MAIN, "")) {
            if (file.toString().endsWith(".java") || file.toString().endsWith(".jte")) {
                String source = Sources.text(file);
                Matcher call = CALL.matcher(source);
                while (call.find()) {
                    lookUp(file, arguments(source, call.end()), missing);
                }
                Matcher constraint = CONSTRAINT.matcher(source);
                while (constraint.find()) {
                    lookUp(file, '"' + constraint.group(1) + '"', missing);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static void lookUp(Path file, String arguments, List<String> missing) {
        Matcher literal = LITERAL.matcher(arguments);
        while (literal.find()) {
            String key = literal.group(1);
            boolean built = literal.group(2) != null || key.endsWith(".");
            if (isKey(key)) {
                for (Map<String, String> words : List.of(CHINESE, ENGLISH)) {
                    boolean there = built
                            ? words.keySet().stream().anyMatch(known -> known.startsWith(key))
                            : words.containsKey(key);
                    if (!there) {
                        missing.add(Sources.name(file) + " asks for " + key + (words == CHINESE ? " (zh)" : " (en)"));
                    }
                }
            }
        }
    }

    private static boolean isKey(String text) {
        return text.matches("[a-z]+(\\.[A-Za-z0-9_-]+)+\\.?|[a-z]+\\.")
                && ROOMS.contains(text.replaceFirst("\\..*", ""));
    }

    /// From behind the opening bracket to its closing one.
    private static String arguments(String source, int from) {
        int depth = 1;
        int at = from;
        while (depth > 0 && at < source.length()) {
            char c = source.charAt(at);
            if (c == '"') {
                int end = at + 1;
                while (end < source.length() && source.charAt(end) != '"' && source.charAt(end) != '\n') {
                    end += source.charAt(end) == '\\' ? 2 : 1;
                }
                at = end;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        return source.substring(from, Math.min(at, source.length()));
    }

    @Test
    void saysEverythingInBothLanguages() {
        assertThat(ENGLISH.keySet()).containsExactlyInAnyOrderElementsOf(CHINESE.keySet());
        Map<String, Set<String>> chinese = new TreeMap<>();
        Map<String, Set<String>> english = new TreeMap<>();
        CHINESE.forEach((key, words) -> chinese.put(key, argumentsOf(words)));
        ENGLISH.forEach((key, words) -> english.put(key, argumentsOf(words)));
        Map<String, Object> differing = new LinkedHashMap<>();
        chinese.forEach((key, there) -> {
            if (!there.equals(english.get(key))) {
                differing.put(key, List.of(there, String.valueOf(english.get(key))));
            }
        });
        assertThat(differing).isEmpty();
    }

    @Test
    void writesPatternsThatCanBeFilledIn() {
        List<String> wrong = new ArrayList<>();
        for (Map<String, String> all : List.of(CHINESE, ENGLISH)) {
            all.forEach((key, words) -> {
                try {
                    new MessageFormat(words, Locale.ENGLISH);
                } catch (IllegalArgumentException unreadable) {
                    wrong.add(key + ": " + unreadable.getMessage());
                }
                String undoubled = words.replace("''", "");
                if (argumentsOf(words).isEmpty() ? words.contains("''") : undoubled.contains("'")) {
                    wrong.add(key + ": an apostrophe is doubled where there are arguments, and only there");
                }
                if (words.isBlank()) {
                    wrong.add(key + ": says nothing");
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void definesEachKeyOnceAndInItsRoomsFile() {
        List<String> wrong = new ArrayList<>();
        for (Path file : Sources.files(MESSAGES, ".properties")) {
            Set<String> seen = new HashSet<>();
            String room = file.getFileName().toString().replaceFirst("_(zh_CN|en)\\.properties$", "");
            for (String key : keys(file)) {
                if (!seen.add(key)) {
                    wrong.add(file.getFileName() + " defines " + key + " twice");
                }
                if (!key.startsWith(room + ".")) {
                    wrong.add(file.getFileName() + " defines " + key);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void keepsNoWordsThatNobodyUses() {
        Set<String> exact = new HashSet<>();
        Set<String> beginnings = new HashSet<>();
        for (Path file : Sources.files(Sources.MAIN, "")) {
            if (file.toString().endsWith(".java") || file.toString().endsWith(".jte")) {
                Matcher literal = ANYWHERE.matcher(Sources.text(file));
                while (literal.find()) {
                    String text = literal.group(1).replaceAll("^\\{|}$", "");
                    exact.add(text);
                    if (isKey(text) && (literal.group(2) != null || text.endsWith("."))) {
                        beginnings.add(text);
                    }
                    if (isKey(text) && isNotice(text)) {
                        beginnings.add(text + ".");
                    }
                }
            }
        }
        assertThat(CHINESE.keySet().stream()
                        .filter(key ->
                                !exact.contains(key) && beginnings.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    /// Categories and notices, purposes, retention rules and what an erasure keeps are named by the beginning of their
    /// words; those of messages fail at the gate when these are missing, the others in tests of their own.
    private static boolean isNotice(String key) {
        return CHINESE.containsKey(key + ".about")
                || CHINESE.containsKey(key + ".subject")
                || CHINESE.containsKey(key + ".why");
    }

    private static Set<String> argumentsOf(String words) {
        Set<String> arguments = new TreeSet<>();
        Matcher argument = ARGUMENT.matcher(words);
        while (argument.find()) {
            arguments.add(argument.group(1));
        }
        return arguments;
    }

    private static Map<String, String> words(String ending) {
        Map<String, String> words = new TreeMap<>();
        for (Path file : Sources.files(MESSAGES, ending)) {
            var properties = new java.util.Properties();
            try (var reader = java.nio.file.Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            properties.forEach((key, value) -> words.put((String) key, (String) value));
        }
        return words;
    }

    private static List<String> keys(Path file) {
        return Sources.text(file)
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }
}
