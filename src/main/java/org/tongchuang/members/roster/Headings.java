package org.tongchuang.members.roster;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Understands a header cell: spaces, width, punctuation, hints in brackets, case and traditional characters do not
/// matter.
final class Headings {

    /// @param confidence 1 for a header that is known, less for one that only ends like one
    record Match(RosterField field, double confidence) {}

    private static final double SURE = 1;
    private static final double WITHOUT_HINT = 0.95;
    private static final double BY_ENDING = 0.7;
    private static final int LONGEST = 60;

    private static final Pattern HINT = Pattern.compile("[(（\\[【〔<《{][^)）\\]】〕>》}]*[)）\\]】〕>》}]?");
    private static final Pattern DEMAND = Pattern.compile("必填|选填|必须填写|请填写|\\d+位");

    /// Columns about somebody else, or about codes of things rather than the things.
    private static final Pattern FOREIGN =
            Pattern.compile(".*(父|母|家长|监护|紧急|配偶|爱人|子女|导师|辅导员|班主任|推荐|介绍人|填表|制表|审核|高中|中学|联系人|经办).*"
                    + "|.*(father|mother|parent|guardian|emergency|spouse|supervisor|advisor|referee).*");

    private static final String TRADITIONAL = "學號專業畢業證電話機郵箱單職務級屆時間國區備註稱歷層類別員編碼聯繫絡寫點現銜這齡訊處當師係與實際預計應來個壹氏離狀態產籍貫";
    private static final String SIMPLIFIED = "学号专业毕业证电话机邮箱单职务级届时间国区备注称历层类别员编码联系络写点现衔这龄讯处当师系与实际预计应来个一氏离状态产籍贯";

    private Headings() {}

    static @Nullable Match match(String header) {
        if (header.length() > LONGEST) {
            return null;
        }
        RosterField whole = RosterField.byHeading(squeezed(header));
        if (whole != null) {
            return new Match(whole, SURE);
        }
        String bare =
                squeezed(DEMAND.matcher(HINT.matcher(header).replaceAll(" ")).replaceAll(" "));
        RosterField withoutHint = RosterField.byHeading(bare);
        if (withoutHint != null) {
            return new Match(withoutHint, WITHOUT_HINT);
        }
        return FOREIGN.matcher(bare).matches() ? null : byEnding(bare);
    }

    /// A Chinese header says what it is at its end: 现工作单位名称. Two characters are the least that mean something.
    private static @Nullable Match byEnding(String bare) {
        if (bare.isEmpty() || bare.charAt(bare.length() - 1) < 0x2E80) {
            return null;
        }
        for (int from = 1; from <= bare.length() - 2; from++) {
            RosterField field = RosterField.byHeading(bare.substring(from));
            if (field != null) {
                return new Match(field, BY_ENDING);
            }
        }
        return null;
    }

    /// Letters and digits only, narrow, lower case, simplified.
    static String squeezed(String header) {
        StringBuilder out = new StringBuilder(header.length());
        String lower = Tidy.code(header).toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                int at = TRADITIONAL.indexOf(c);
                out.append(at < 0 ? c : SIMPLIFIED.charAt(at));
            }
        }
        return out.toString();
    }
}
