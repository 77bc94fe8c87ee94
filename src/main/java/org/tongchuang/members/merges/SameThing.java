package org.tongchuang.members.merges;

import java.util.List;
import java.util.Objects;
import org.tongchuang.members.records.Facts;

/// Which studies and posts of two records are one and the same, so that they are filled in and not doubled.
record SameThing(Facts kept, Facts other) {

    private static final List<String> STUDIES_DIFFER = List.of("school", "degree", "entryYear", "studentNumber");
    private static final List<String> STUDIES_AGREE = List.of("studentNumber", "class", "major", "entryYear");

    /// The number under which the kept record has what the other has under `number`; 0 when it lacks it.
    int numberOf(String name, int number) {
        return kept.numbers(name).stream()
                .filter(one -> name.equals("education") ? sameStudies(one, number) : samePost(one, number))
                .findFirst()
                .orElse(0);
    }

    private boolean sameStudies(int one, int two) {
        return STUDIES_DIFFER.stream().noneMatch(part -> compare("education", part, one, two) < 0)
                && STUDIES_AGREE.stream().anyMatch(part -> compare("education", part, one, two) > 0);
    }

    private boolean samePost(int one, int two) {
        return compare("career", "employer", one, two) > 0
                && compare("career", "from", one, two) >= 0
                && compare("career", "title", one, two) >= 0;
    }

    /// 1 when both say the same, -1 when they differ, 0 when one of them says nothing.
    private int compare(String name, String part, int one, int two) {
        String mine = kept.get(name + "." + one + "." + part);
        String theirs = other.get(name + "." + two + "." + part);
        return mine == null || theirs == null ? 0 : Objects.equals(mine, theirs) ? 1 : -1;
    }
}
