package org.tongchuang.members.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands names and what people add to them in the same cell.
///
/// Marks, the sex, a former name or a note of death in brackets are taken off only where they can mean nothing else;
/// whatever stays unclear stays in the name as written.
final class NameReading {

    /// @param full empty when there is no usable name
    record Read(
            String full,
            @Nullable String family,
            @Nullable String given,
            List<String> former,
            @Nullable String english,
            @Nullable Sex sex,
            boolean deceased) {}

    static final int LONGEST = 80;

    private static final String DOTS = "•‧・．∙●⋅᛫･.";
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(（\\[【]\\s*([^()（）\\[\\]【】]*)\\s*[)）\\]】]\\s*");
    private static final Pattern MARKS = Pattern.compile("[\\s*＊★☆△▲●○◎◆√]+$|^[\\s*＊★☆△▲●○◎◆√]+");
    private static final Pattern FORMER = Pattern.compile("(?i)(?:原名|曾用名|又名|旧名|原|曾名|formerly|née|nee)[:：\\s]*(.+)");
    private static final Pattern DEAD = Pattern.compile("(?i)已?故|已去世|去世|已逝|逝世|deceased|†");
    private static final Pattern HONORIFIC = Pattern.compile("(先生|女士|小姐|同学)$");
    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金"
            + "陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
            + "沿梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边";

    private NameReading() {}

    /// @param written as `Tidy.line` leaves it
    static Read read(String written) {
        if (isPlainHan(written)) {
            return new Read(written, null, null, List.of(), null, null, false);
        }
        return new Unwrapped(written).read();
    }

    private static boolean isPlainHan(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x3400 || c > 0x9FFF) {
                return false;
            }
        }
        return length >= 2 && length <= 4 && !HONORIFIC.matcher(text).find();
    }

    /// A name of this kind is joined, ordered and cased; no brackets are looked at.
    static String plain(String text) {
        return hasHan(text) ? chinese(text) : LatinName.of(text).full();
    }

    static boolean hasHan(String text) {
        return text.codePoints().anyMatch(Tidy::isHan);
    }

    static boolean isUsable(String name) {
        int letters = (int) name.codePoints().filter(Character::isLetter).count();
        boolean lost = name.indexOf('\uFFFD') >= 0 || name.indexOf('?') >= 0 || name.indexOf('？') >= 0;
        return letters > 0 && !lost && name.length() <= LONGEST && name.chars().noneMatch(c -> c == '@');
    }

    private static String chinese(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int han = (int) text.codePoints().filter(Tidy::isHan).count();
        boolean onlyHan = text.codePoints().allMatch(c -> Tidy.isHan(c) || c == ' ');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (DOTS.indexOf(c) >= 0 || c == '·') {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != '·' && i < text.length() - 1) {
                    out.append('·');
                }
            } else if (c != ' ' || !(onlyHan && han <= 4 || nextToDot(text, i))) {
                out.append(c);
            }
        }
        String joined = out.toString();
        Matcher honorific = HONORIFIC.matcher(joined);
        boolean strip =
                honorific.find() && honorific.start() >= 2 && onlyHan && isName(joined.substring(0, honorific.start()));
        return strip ? joined.substring(0, honorific.start()) : joined;
    }

    private static boolean nextToDot(String text, int space) {
        return space > 0 && isDot(text.charAt(space - 1)) || space + 1 < text.length() && isDot(text.charAt(space + 1));
    }

    private static boolean isDot(char c) {
        return c == '·' || DOTS.indexOf(c) >= 0;
    }

    /// Whether this is most likely the name of a person, not a remark.
    private static boolean isName(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= 2
                && length <= 4
                && text.codePoints().allMatch(Tidy::isHan)
                && SURNAMES.indexOf(text.charAt(0)) >= 0;
    }

    /// A name being freed of what stands around it.
    private static final class Unwrapped {
        private String text;
        private final List<String> former = new ArrayList<>();
        private @Nullable String english;
        private @Nullable Sex sex;
        private boolean deceased;

        Unwrapped(String written) {
            this.text = MARKS.matcher(written).replaceAll("");
        }

        Read read() {
            if (text.startsWith("†") || text.endsWith("†")) {
                deceased = true;
                text = text.replace("†", "").strip();
            }
            Matcher brackets = BRACKETS.matcher(text);
            if (brackets.find() && understood(brackets.group(1).strip())) {
                text = MARKS.matcher(brackets.replaceFirst(" ").strip()).replaceAll("");
            }
            if (hasHan(text)) {
                return new Read(chinese(text), null, null, List.copyOf(former), english, sex, deceased);
            }
            LatinName latin = LatinName.of(text);
            return new Read(latin.full(), latin.family(), latin.given(), List.copyOf(former), english, sex, deceased);
        }

        private boolean understood(String inside) {
            Matcher told = FORMER.matcher(inside);
            if (inside.isEmpty() || MARKS.matcher(inside).replaceAll("").isEmpty()) {
                return true;
            }
            if (inside.equals("女") || inside.equals("男")) {
                sex = inside.equals("男") ? Sex.MALE : Sex.FEMALE;
            } else if (DEAD.matcher(inside).matches()) {
                deceased = true;
            } else if (told.matches() && isUsable(told.group(1))) {
                former.add(plain(told.group(1)));
            } else if (isName(inside)) {
                former.add(inside);
            } else if (!hasHan(inside)
                    && hasHan(text.substring(0, 1))
                    && inside.matches("\\p{IsLatin}[\\p{IsLatin} .,'’-]{2,}")) {
                english = LatinName.of(inside).full();
            } else {
                return false;
            }
            return true;
        }
    }
}
