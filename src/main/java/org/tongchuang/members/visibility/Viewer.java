package org.tongchuang.members.visibility;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;

/// An alum who looks.
///
/// @param near of which classes and departments
/// @param classes they were in, as their record calls them
record Viewer(MemberId id, Set<String> near, List<String> classes) {

    Viewer {
        near = Set.copyOf(near);
        classes = List.copyOf(classes);
    }

    static Viewer of(Member self) {
        return new Viewer(
                self.id(),
                Nearness.of(self.educations()),
                self.educations().stream()
                        .map(Education::className)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /// How near they are to a person, by what that person lets those near see.
    Closeness to(Member other) {
        Facts seen = Visibility.of(other.facts()).seenBy(Closeness.NEAR, other.facts());
        return Nearness.of(Education.of(seen)).stream().anyMatch(near::contains) ? Closeness.NEAR : Closeness.MEMBER;
    }
}
