package org.tongchuang.members.roster;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Country names in Chinese and English, and what people call them, as ISO 3166-1 alpha-2.
final class Countries {

    private static final Map<String, String> BY_NAME = new HashMap<>();

    static {
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            remember(country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE), code);
            remember(country.getDisplayCountry(Locale.TRADITIONAL_CHINESE), code);
            remember(country.getDisplayCountry(Locale.ENGLISH), code);
            remember(country.getISO3Country(), code);
            remember(code, code);
        }
        alias(
                "CN",
                "中国大陆",
                "中华人民共和国",
                "中国内地",
                "大陆",
                "内地",
                "国内",
                "prc",
                "p.r.china",
                "p.r. china",
                "mainland china",
                "people's republic of china",
                "china mainland");
        alias("HK", "香港", "中国香港", "香港特别行政区", "hong kong", "hongkong", "hong kong sar");
        alias("MO", "澳门", "中国澳门", "澳门特别行政区", "macao", "macau");
        alias("TW", "台湾", "中国台湾", "台湾省", "中国台湾省", "taiwan");
        alias("US", "美国", "美利坚合众国", "u.s.", "u.s.a.", "america", "united states of america", "the united states");
        alias(
                "GB",
                "英国",
                "英格兰",
                "苏格兰",
                "威尔士",
                "uk",
                "u.k.",
                "great britain",
                "britain",
                "england",
                "scotland",
                "wales");
        alias("KR", "韩国", "南韩", "大韩民国", "korea", "republic of korea");
        alias("KP", "朝鲜", "北韩", "dprk");
        alias("DE", "德国", "德意志联邦共和国");
        alias("RU", "俄国", "俄罗斯联邦", "russian federation");
        alias("AE", "阿联酋", "uae", "u.a.e.");
        alias("NL", "荷兰", "holland", "the netherlands");
        alias("CZ", "捷克", "czech republic");
        alias("NZ", "纽西兰");
        alias("CD", "刚果金");
        alias("VN", "viet nam");
        alias("LA", "老挝");
        alias("SA", "沙特");
    }

    private Countries() {}

    private static void alias(String code, String... names) {
        for (String name : names) {
            remember(name, code);
        }
    }

    private static void remember(String name, String code) {
        BY_NAME.put(name.toLowerCase(Locale.ROOT), code);
    }

    /// Null for a name not known.
    static @Nullable String code(String text) {
        return BY_NAME.get(text.strip().toLowerCase(Locale.ROOT));
    }
}
