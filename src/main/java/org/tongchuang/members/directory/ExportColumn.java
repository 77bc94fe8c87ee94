package org.tongchuang.members.directory;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Labels;
import org.tongchuang.members.records.Member;

/// A column of an export. Those that show protected facts are there only for those who may see them.
public enum ExportColumn {
    NAME("name", false, Member::name),
    PINYIN(
            "pinyin",
            false,
            member -> member.facts().get("pinyin", NameForms.of(member.name()).pinyin())),
    ENGLISH_NAME("englishName", false, member -> member.facts().get("englishName", "")),
    SEX("sex", false, member -> Labels.shown("sex", member.facts().get("sex"))),
    SCHOOL("education.school", false, education(Education::school)),
    DEPARTMENT("education.department", false, education(Education::department)),
    MAJOR("education.major", false, education(Education::major)),
    CLASS("education.class", false, education(Education::className)),
    DEGREE("education.degree", false, education(one -> Labels.shown("degree", one.degree()))),
    ENTRY_YEAR("education.entryYear", false, education(one -> text(one.entryYear()))),
    GRADUATION_YEAR("education.graduationYear", false, education(one -> text(one.graduationYear()))),
    STUDENT_NUMBER("education.studentNumber", false, education(Education::studentNumber)),
    EMPLOYER("career.employer", false, current(Career::employer)),
    TITLE("career.title", false, current(Career::title)),
    INDUSTRY("career.industry", false, current(Career::industry)),
    CITY("city", false, member -> text(DirectoryItem.city(member))),
    COUNTRY("country", false, member -> Labels.shown("country", member.facts().get("country"))),
    STANDING(
            "standing", false, member -> Labels.shown("standing", member.facts().get("standing"))),
    BIRTH_DATE("birthDate", true, member -> member.facts().get("birthDate", "")),
    ID_NUMBER("idNumber", true, member -> member.facts().get("idNumber", "")),
    PHONE("phone", true, list("phone")),
    EMAIL("email", true, list("email")),
    WECHAT("wechat", true, list("wechat")),
    ADDRESS("address", true, list("address"));

    private final String path;
    private final boolean sensitive;
    private final Function<Member, String> value;

    ExportColumn(String path, boolean sensitive, Function<Member, String> value) {
        this.path = path;
        this.sensitive = sensitive;
        this.value = value;
    }

    public boolean sensitive() {
        return sensitive;
    }

    /// Its heading in the reader's language; a roster import understands it again.
    public String title() {
        return Labels.label(path.replaceFirst("^(education|career)\\.", "$1.0."))
                .replaceFirst("^.* · ", "");
    }

    /// As the cell says it; several values stand one after the other.
    public String value(Member member) {
        return value.apply(member);
    }

    /// Someone with several degrees has them one below the other in the cell.
    private static Function<Member, String> education(Function<Education, @Nullable String> part) {
        return member -> String.join(
                "；",
                member.educations().stream()
                        .map(one -> text(part.apply(one)))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private static Function<Member, String> current(Function<Career, @Nullable String> part) {
        return member -> member.careers().stream()
                .filter(Career::current)
                .findFirst()
                .map(career -> text(part.apply(career)))
                .orElse("");
    }

    private static Function<Member, String> list(String name) {
        return member -> {
            Facts facts = member.facts();
            List<String> values = facts.list(name);
            return String.join("；", values);
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
