package org.tongchuang.shared;

import java.time.ZoneId;

/// The university this installation belongs to, as its office set it in the wizard.
///
/// @param accent the university's first colour, `#RRGGBB`, dark enough to carry white words
/// @param second its second colour
/// @param version grows with each change; part of the addresses of logo and colours, so browsers never keep old ones
public record University(
        String nameChinese,
        String nameEnglish,
        String accent,
        String second,
        ZoneId timeZone,
        boolean hasLogo,
        long version) {

    public static final String ACCENT = "#A63A2B";
    public static final String SECOND = "#2F5D50";

    /// Before the wizard has been walked through.
    static final University UNNAMED =
            new University("同窗", "Tongchuang", ACCENT, SECOND, ZoneId.of("Asia/Shanghai"), false, 0);

    /// Its name in the reader's language.
    public String name() {
        return Words.chinese() ? nameChinese : nameEnglish;
    }

    /// The character on the seal where there is no logo.
    public String seal() {
        return nameChinese.isEmpty() ? "同" : nameChinese.substring(0, nameChinese.offsetByCodePoints(0, 1));
    }
}
