package org.tongchuang.members.directory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchQuery;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Member;
import org.tongchuang.shared.MemberId;

/// Finds who is called like somebody, or sits in the same class, for the house itself; nobody is shown.
@Component
public class Namesakes {

    private static final int A_FEW = 60;
    private static final int A_CLASS = 120;

    private final DirectoryIndex directory;

    Namesakes(DirectoryIndex directory) {
        this.directory = directory;
    }

    /// A few dozen for each of the person's names, those of the same school and city among them where a name is common,
    /// and the classmates.
    public Set<MemberId> of(Member member) {
        Set<MemberId> found = new LinkedHashSet<>();
        for (String name : names(member)) {
            SearchQuery called = SearchQuery.everything().text(name, Directory.TYPED);
            if (add(found, called, A_FEW) > A_FEW) {
                for (Education education : member.educations()) {
                    narrowed(found, called, "school", education.school());
                    narrowed(found, called, "class", education.className());
                    ofYear(found, called, "entryYear", education.entryYear());
                    ofYear(found, called, "graduationYear", education.graduationYear());
                }
                narrowed(found, called, "city", member.facts().get("city"));
                member.careers().forEach(career -> narrowed(found, called, "employer", career.employer()));
            }
        }
        for (Education education : member.educations()) {
            if (education.className() != null && education.school() != null) {
                SearchQuery classmates = SearchQuery.everything()
                        .only("school", Set.of(education.school()))
                        .only("class", Set.of(education.className()));
                add(found, classmates, A_CLASS);
            }
        }
        found.remove(member.id());
        return found;
    }

    /// Whoever has this student number, at whichever school.
    public Set<MemberId> numbered(String studentNumber) {
        Set<MemberId> found = new LinkedHashSet<>();
        if (!studentNumber.isBlank()) {
            add(
                    found,
                    SearchQuery.everything()
                            .text(studentNumber, "studentNumber")
                            .strictly(),
                    A_FEW);
        }
        return found;
    }

    private void ofYear(Set<MemberId> found, SearchQuery called, String field, @Nullable Integer year) {
        if (year != null) {
            add(found, called.between(field, year - 1, year + 1), A_FEW);
        }
    }

    private void narrowed(Set<MemberId> found, SearchQuery called, String field, @Nullable String value) {
        if (value != null) {
            add(found, called.only(field, Set.of(value)), A_FEW);
        }
    }

    private long add(Set<MemberId> found, SearchQuery query, int atMost) {
        var page = directory.index().search(query.size(atMost));
        page.hits().forEach(hit -> found.add(new MemberId(UUID.fromString(hit.id()))));
        return page.total();
    }

    private static List<String> names(Member member) {
        List<String> names = new ArrayList<>();
        names.add(member.name());
        names.add(NameForms.of(member.name()).pinyin());
        names.add(member.facts().get("englishName", ""));
        names.addAll(member.facts().list("formerName"));
        return names.stream().filter(name -> !name.isBlank()).distinct().toList();
    }
}
