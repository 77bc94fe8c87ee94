package org.tongchuang.bench.offices;

import com.hankcs.hanlp.HanLP;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tongchuang.members.names.NameForms;

/// How a name comes out wrong. Chinese: the input method offers another character of the same sound, a reader takes one
/// for its look-alike, a dialect mixes sounds, an office abroad writes traditional characters or pinyin. Latin: a
/// slip of the keys, accents lost, initials, the order turned round, a middle name left out, the name before or after
/// marriage.
public final class WrongNames {

    private static final String LOOK_ALIKE = "未末士土日曰己已天夭大太王玉干千人入今令杨扬伟炜莉利晓哓玲铃婷停军车明朋华毕芳劳敏繁洋样琳淋"
            + "宇字海悔浩洁健建俊竣辉挥鹏朋杰木荣茱斌赋志忘红江丽雨艳绝静净燕蒸梅悔娟捐霞露娜哪玉王秀季珍诊凤风英莫刚钢"
            + "永水生主国固新亲庆厌林休平乎文支东车学字波皮涛寿磊蕾超招凯铠博搏佳住欣忻怡治雪雷梦楚子了一二轩杆晨辰";
    private static final String NEIGHBOURS = "qwertyuiopasdfghjklzxcvbnm";
    private static final List<List<String>> MIXED = List.of(
            List.of("lin", "ling"),
            List.of("jin", "jing"),
            List.of("xin", "xing"),
            List.of("min", "ming"),
            List.of("zhi", "zi"),
            List.of("shi", "si"),
            List.of("chen", "cheng"),
            List.of("fang", "huang"),
            List.of("lan", "nan"),
            List.of("yin", "ying"),
            List.of("pin", "ping"),
            List.of("shen", "sheng"));

    private final Map<String, List<String>> bySound = new HashMap<>();

    /// The 3,755 characters of the first level of GB 2312: what an input method offers first.
    public WrongNames() {
        Charset gb = Charset.forName("GB2312");
        for (int row = 16; row <= 55; row++) {
            for (int cell = 1; cell <= 94; cell++) {
                String one = new String(new byte[] {(byte) (0xA0 + row), (byte) (0xA0 + cell)}, gb);
                if (one.length() == 1 && one.charAt(0) >= 0x4E00 && one.charAt(0) <= 0x9FFF) {
                    bySound.computeIfAbsent(sound(one), key -> new ArrayList<>())
                            .add(one);
                }
            }
        }
    }

    private static String sound(String character) {
        List<List<String>> readings = NameForms.of("某" + character).readings();
        return readings.get(1).isEmpty() ? "" : readings.get(1).getFirst();
    }

    /// The name as an office may have it.
    ///
    /// @param slipShare how often it is wrong at all
    public String written(Chance chance, String name, boolean male, double slipShare) {
        if (!chance.happens(slipShare)) {
            return name;
        }
        if (name.codePoints().anyMatch(Character::isIdeographic)) {
            return name.indexOf('·') > 0 ? dotted(chance, name) : chinese(chance, name);
        }
        return latin(chance, name, male);
    }

    private static String dotted(Chance chance, String name) {
        return switch (chance.pick(4, 3, 3)) {
            case 0 -> name.replace("·", "");
            case 1 -> name.replace("·", ".");
            default -> name.substring(0, name.indexOf('·'));
        };
    }

    private String chinese(Chance chance, String name) {
        return switch (chance.pick(40, 14, 6, 16, 18, 3, 3)) {
            case 0 -> withAnother(chance, name, homophones(name, chance));
            case 1 -> lookAlike(chance, name);
            case 2 -> mixedSound(chance, name);
            case 3 -> HanLP.convertToTraditionalChinese(name);
            case 4 -> letters(chance, name);
            case 5 -> name.length() == 3 ? name.substring(0, 2) : name;
            default -> name.length() == 3 ? "" + name.charAt(0) + name.charAt(2) + name.charAt(1) : name;
        };
    }

    private record Other(int at, List<String> characters) {}

    private Other homophones(String name, Chance chance) {
        int at = name.length() < 2 || chance.happens(0.12) ? 0 : chance.between(1, name.length() - 1);
        return new Other(at, bySound.getOrDefault(sound(name.substring(at, at + 1)), List.of()));
    }

    private static String withAnother(Chance chance, String name, Other other) {
        if (other.characters.isEmpty()) {
            return name;
        }
        int drawn = (int) (chance.fraction() * chance.fraction() * other.characters.size());
        return name.substring(0, other.at) + other.characters.get(drawn) + name.substring(other.at + 1);
    }

    private static String lookAlike(Chance chance, String name) {
        int start = chance.below(name.length());
        for (int i = 0; i < name.length(); i++) {
            int at = (start + i) % name.length();
            int found = LOOK_ALIKE.indexOf(name.charAt(at));
            if (found >= 0) {
                return name.substring(0, at) + LOOK_ALIKE.charAt(found ^ 1) + name.substring(at + 1);
            }
        }
        return name;
    }

    private String mixedSound(Chance chance, String name) {
        for (int at = 0; at < name.length(); at++) {
            String sound = sound(name.substring(at, at + 1));
            for (List<String> pair : MIXED) {
                int which = pair.indexOf(sound);
                if (which >= 0) {
                    return withAnother(
                            chance, name, new Other(at, bySound.getOrDefault(pair.get(1 - which), List.of())));
                }
            }
        }
        return name;
    }

    /// Zhang Weiming, Weiming Zhang, ZHANG WEI MING, Wei-Ming Zhang.
    String letters(Chance chance, String name) {
        NameForms forms = NameForms.of(name);
        String pinyin = forms.pinyin().replace("'", "").replace("ü", "v");
        int space = pinyin.indexOf(' ');
        if (space < 0) {
            return pinyin;
        }
        String family = pinyin.substring(0, space);
        String given = pinyin.substring(space + 1);
        return switch (chance.pick(45, 30, 15, 10)) {
            case 0 -> family + " " + given;
            case 1 -> given + " " + family;
            case 2 -> spelled(forms).toUpperCase(java.util.Locale.ROOT);
            default -> given + " " + family.toUpperCase(java.util.Locale.ROOT);
        };
    }

    private static String spelled(NameForms forms) {
        return String.join(
                " ",
                forms.readings().stream()
                        .filter(ways -> !ways.isEmpty())
                        .map(List::getFirst)
                        .toList());
    }

    private String latin(Chance chance, String name, boolean male) {
        int space = name.lastIndexOf(' ');
        if (space < 0) {
            return slip(chance, name);
        }
        String given = name.substring(0, space);
        String family = name.substring(space + 1);
        return switch (chance.pick(45, 12, 10, 12, 12, male ? 0 : 9)) {
            case 0 -> chance.happens(0.5) ? slip(chance, given) + " " + family : given + " " + slip(chance, family);
            case 1 ->
                java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{Mn}|'", "");
            case 2 -> given.charAt(0) + ". " + family;
            case 3 -> family + ", " + given;
            case 4 ->
                given.contains(" ") ? given.substring(0, given.indexOf(' ')) + " " + family : family + " " + given;
            default -> given + " " + new LatinNames().surname(chance);
        };
    }

    /// One key left out, struck twice, struck beside, or two changed round.
    static String slip(Chance chance, String word) {
        if (word.length() < 3) {
            return word;
        }
        int at = chance.between(1, word.length() - 2);
        return switch (chance.below(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            case 2 -> word.substring(0, at) + beside(chance, word.charAt(at)) + word.substring(at + 1);
            default -> word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
        };
    }

    private static char beside(Chance chance, char key) {
        int at = NEIGHBOURS.indexOf(Character.toLowerCase(key));
        return at < 0 ? key : NEIGHBOURS.charAt((at + (chance.happens(0.5) ? 1 : 25)) % 26);
    }
}
