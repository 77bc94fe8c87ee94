package org.tongchuang.members.quality;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.Reach;

/// Everybody, a school, one of its departments, or a class of these; null is what it isn't narrowed to. A class may
/// lack either.
record Place(
        @Nullable String school,
        @Nullable String department,
        @Nullable String className) {

    static final Place EVERYBODY = new Place(null, null, null);

    private static final String BETWEEN = "\u001f";

    /// As it is written down; empty for everybody.
    String token() {
        if (className != null) {
            return text(school) + BETWEEN + text(department) + BETWEEN + className;
        }
        return department == null ? text(school) : text(school) + BETWEEN + department;
    }

    static Place read(String token) {
        String[] parts = token.split(BETWEEN, 3);
        return new Place(
                emptyToNull(parts[0]),
                parts.length > 1 ? emptyToNull(parts[1]) : null,
                parts.length > 2 ? parts[2] : null);
    }

    /// The school or department of a class.
    Place unit() {
        return new Place(school, department, null);
    }

    static boolean isClass(String token) {
        int first = token.indexOf(BETWEEN);
        return first >= 0 && token.indexOf(BETWEEN, first + 1) >= 0;
    }

    /// Every place a person belongs to, but the one of everybody.
    static List<String> of(Member member) {
        Set<String> places = new LinkedHashSet<>();
        for (Education education : member.educations()) {
            if (education.school() != null) {
                places.add(new Place(education.school(), null, null).token());
                if (education.department() != null) {
                    places.add(new Place(education.school(), education.department(), null).token());
                }
            }
            if (education.className() != null) {
                places.add(new Place(education.school(), education.department(), education.className()).token());
            }
        }
        return List.copyOf(places);
    }

    boolean isEverybody() {
        return school == null && className == null;
    }

    /// The places that make up what is seen of this one by somebody of such a reach, none within another; empty when
    /// that is nobody.
    List<Place> within(Reach reach) {
        if (reach.everyone() || school != null && reach.covers(school, department)) {
            return List.of(this);
        }
        List<Place> parts = new ArrayList<>();
        for (Reach.Unit unit : reach.units()) {
            Place part = new Place(unit.school(), unit.department(), null);
            boolean inside = isEverybody() || unit.school().equals(school) && department == null && className == null;
            if (inside && (unit.department() == null || !reach.covers(unit.school(), null))) {
                parts.add(part);
            }
        }
        return parts.stream().distinct().toList();
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static @Nullable String emptyToNull(String part) {
        return part.isEmpty() ? null : part;
    }
}
