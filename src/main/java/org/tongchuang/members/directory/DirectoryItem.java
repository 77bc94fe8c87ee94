package org.tongchuang.members.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;

/// One person as a list shows them; kept ready-made in the index, so that a page of results asks no database.
///
/// @param phone whether one is known; the list never holds it
public record DirectoryItem(
        String id,
        String name,
        String pinyin,
        List<Study> educations,
        @Nullable Post current,
        @Nullable String city,
        @Nullable String country,
        @Nullable String standing,
        boolean phone,
        boolean email,
        boolean deceased) {

    public record Study(
            @Nullable String school,
            @Nullable String department,
            @Nullable String major,
            @Nullable String className,
            @Nullable String degree,
            @Nullable Integer entryYear,
            @Nullable Integer graduationYear) {

        static Study of(Education education) {
            return new Study(
                    education.school(),
                    education.department(),
                    education.major(),
                    education.className(),
                    education.degree(),
                    education.entryYear(),
                    education.graduationYear());
        }
    }

    public record Post(
            @Nullable String employer,
            @Nullable String title,
            @Nullable String industry,
            @Nullable String from) {}

    static DirectoryItem of(Member member, String pinyin, List<Education> educations, List<Career> careers) {
        return new DirectoryItem(
                member.id().toString(),
                member.name(),
                pinyin,
                educations.stream().map(Study::of).toList(),
                post(careers),
                city(member, careers),
                member.facts().get("country"),
                member.facts().get("standing"),
                member.facts().hasAny("phone"),
                member.facts().hasAny("email"),
                member.facts().has("deceased"));
    }

    static @Nullable String city(Member member) {
        return city(member, member.careers());
    }

    static @Nullable String city(Member member, List<Career> careers) {
        String home = member.facts().get("city");
        if (home != null) {
            return home;
        }
        return current(careers) instanceof Career career ? career.city() : null;
    }

    private static @Nullable Post post(List<Career> careers) {
        return current(careers) instanceof Career career
                ? new Post(career.employer(), career.title(), career.industry(), career.from())
                : null;
    }

    private static @Nullable Career current(List<Career> careers) {
        return careers.stream().filter(Career::current).findFirst().orElse(null);
    }
}
