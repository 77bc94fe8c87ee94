package org.tongchuang.members.visibility;

import java.util.Set;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.Member;

/// An alum who looks.
///
/// @param near of which classes and departments
record Viewer(Set<String> near) {

    Viewer {
        near = Set.copyOf(near);
    }

    static Viewer of(Member self) {
        return new Viewer(Nearness.of(self.educations()));
    }

    /// How near they are to a person, by what that person lets those near see.
    Closeness to(Member other) {
        Facts seen = Visibility.of(other.facts()).seenBy(Closeness.NEAR, other.facts());
        return Nearness.of(Education.of(seen)).stream().anyMatch(near::contains) ? Closeness.NEAR : Closeness.MEMBER;
    }
}
