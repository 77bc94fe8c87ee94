package org.tongchuang.members.card;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.members.records.RecordPage;

/// What stands on a card.
///
/// @param english empty when no English name is held
/// @param className empty when not known
/// @param years such as `1998–2002`; empty when not known
/// @param schools all of them, for benefits that are for some
/// @param photo where a photo is; null while there is none
public record Face(
        String name,
        String english,
        String school,
        String className,
        String years,
        boolean student,
        Set<String> schools,
        @Nullable String photo) {

    public Face {
        schools = Set.copyOf(schools);
    }

    public static Face of(Member member) {
        List<Education> studies = member.educations();
        // Classmates meet by their first class; a later degree often has none.
        Education first = studies.stream()
                .filter(one -> one.className() != null)
                .findFirst()
                .or(() -> studies.stream().findFirst())
                .orElse(null);
        Set<String> schools = studies.stream()
                .map(Education::school)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Face(
                member.name(),
                member.facts().get("englishName", ""),
                first == null ? "" : Objects.requireNonNullElse(first.school(), ""),
                first == null ? "" : Objects.requireNonNullElse(first.className(), ""),
                first == null ? "" : years(first),
                member.facts().get("standing", "").equals("STUDENT"),
                schools,
                null);
    }

    /// School and class, as far as they are known.
    public String about() {
        return RecordPage.joined(" · ", school, className);
    }

    private static String years(Education study) {
        return Stream.of(study.entryYear(), study.graduationYear())
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining("–"));
    }
}
