package org.tongchuang.members.roster;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/// Degrees and levels of study, highest first.
public enum Degree {
    POSTDOC("博士后|postdoc.*|post-doc.*"),
    DOCTOR("博士|博|doctora.*|doctor.*|ph\\.?d\\.?|d\\.?phil\\.?|ed\\.?d\\.?|m\\.?d\\.?|dr\\.?|d\\.?sc\\.?|dba"),
    MASTER("硕士|硕|研究生|master.*|[me]?mba|emba|mpa|mpacc|m\\.?sc?\\.?|m\\.?a\\.?|m\\.?eng\\.?|m\\.?phil\\.?|m\\.?ed\\.?"
            + "|ll\\.?m\\.?|graduate|postgraduate"),
    SECOND_BACHELOR("双学士|第二学士|双学位|双本科|second bachelor.*|double degree"),
    BACHELOR(
            "本科|学士|专升本|本|大学|bachelor.*|undergraduate.*|b\\.?sc?\\.?|b\\.?a\\.?|b\\.?eng\\.?|b\\.?ed\\.?|ll\\.?b\\.?|b\\.?e\\.?"),
    ASSOCIATE("专科|大专|高职|专|associate.*|diploma|junior college|college diploma"),
    SECONDARY("中专|中师|高中|技校|职高|secondary.*|high school.*|vocational.*"),
    NON_DEGREE("进修|培训|访问|交换|旁听|干部专修|证书|certificate.*|exchange.*|visiting.*|non-?degree"),
    OTHER("");

    private final Pattern words;
    private final String[] parts;

    Degree(String words) {
        this.words = Pattern.compile(words);
        this.parts = Arrays.stream(words.split("\\|"))
                .filter(word -> !word.isEmpty() && word.charAt(0) > 0x3000 && word.length() > 1)
                .toArray(String[]::new);
    }

    /// `OTHER` for words not known; a bare 研究生 counts as master, its use in speech.
    static Degree of(String text) {
        String word = text.toLowerCase(Locale.ROOT).strip();
        for (Degree degree : values()) {
            if (degree != OTHER && degree.isMeantBy(word)) {
                return degree;
            }
        }
        return OTHER;
    }

    private boolean isMeantBy(String word) {
        for (String part : parts) {
            if (word.contains(part)) {
                return true;
            }
        }
        return words.matcher(word).matches();
    }
}
