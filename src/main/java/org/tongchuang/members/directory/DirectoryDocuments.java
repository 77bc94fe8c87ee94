package org.tongchuang.members.directory;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongchuang.integrations.search.SearchDocument;
import org.tongchuang.integrations.search.SearchSchema;
import org.tongchuang.members.names.NameForms;
import org.tongchuang.members.records.Career;
import org.tongchuang.members.records.Education;
import org.tongchuang.members.records.Facts;
import org.tongchuang.members.records.ListedWords;
import org.tongchuang.members.records.Member;
import tools.jackson.databind.json.JsonMapper;

/// A record as the search index takes it.
@Component
public class DirectoryDocuments {

    private static final int NO_YEAR = 0;
    private final JsonMapper json;

    public DirectoryDocuments(JsonMapper json) {
        this.json = json;
    }

    /// All of a record, for the office.
    SearchDocument of(Member member) {
        List<Education> educations = member.educations();
        return draft(member.id().toString(), member, educations)
                .put("studentNumber", studentNumbers(educations))
                .put(Directory.UNIT, units(educations))
                .sortNumber("byUpdate", member.updatedAt().toEpochMilli())
                .done();
    }

    /// What anybody may look for who sees these facts.
    public SearchDocument.Draft draft(String id, Member member) {
        return draft(id, member, member.educations());
    }

    private SearchDocument.Draft draft(String id, Member member, List<Education> educations) {
        Facts facts = member.facts();
        String givenPinyin = facts.get("pinyin");
        NameForms name = givenPinyin == null ? NameForms.of(member.name()) : NameForms.of(member.name(), givenPinyin);
        SearchDocument.Draft draft = SearchDocument.draft(id, member.version());
        names(draft, name, facts);
        List<Career> careers = member.careers();
        int graduated = educations(draft, educations);
        careers(draft, careers);
        put(draft, "city", DirectoryItem.city(member, careers));
        put(draft, "country", facts.get("country"));
        put(draft, "standing", facts.get("standing"));
        listed(draft, "city", DirectoryItem.city(member, careers));
        listed(draft, "province", facts.get("province"));
        listed(draft, "country", facts.get("country"));
        draft.put("words", facts.list("interest"));
        draft.put("byName", name.sortKey());
        if (graduated != NO_YEAR) {
            draft.sortNumber("byGraduation", graduated);
        }
        return draft.payload(json.writeValueAsBytes(DirectoryItem.of(member, name.pinyin(), educations, careers)));
    }

    /// The fields of a draft.
    public static SearchSchema schema() {
        SequencedMap<String, SearchSchema.Kind> fields = new LinkedHashMap<>(Directory.SCHEMA.fields());
        List.of("studentNumber", Directory.UNIT, "byUpdate").forEach(fields::remove);
        return new SearchSchema(fields, Directory.SCHEMA.usualOrder());
    }

    /// The fields of a draft that a typed word is looked for in.
    public static String[] typed() {
        return Stream.of(Directory.TYPED).filter(schema().fields()::containsKey).toArray(String[]::new);
    }

    private static List<String> studentNumbers(List<Education> educations) {
        return educations.stream()
                .map(Education::studentNumber)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Set<String> units(List<Education> educations) {
        Set<String> units = new LinkedHashSet<>();
        for (Education education : educations) {
            if (education.school() != null) {
                units.add(education.school());
                if (education.department() != null) {
                    units.add(education.school() + "/" + education.department());
                }
            }
        }
        return units;
    }

    private static void names(SearchDocument.Draft draft, NameForms name, Facts facts) {
        List<String> others = new java.util.ArrayList<>(facts.list("formerName"));
        String english = facts.get("englishName");
        if (english != null) {
            others.add(english);
        }
        NameForms.searchable(name, others).forEach(value -> draft.put("name", value));
    }

    /// Returns the latest graduation year.
    private static int educations(SearchDocument.Draft draft, List<Education> educations) {
        int graduated = NO_YEAR;
        Set<String> words = new LinkedHashSet<>();
        for (Education education : educations) {
            put(draft, "school", education.school());
            put(draft, "department", education.department());
            put(draft, "major", education.major());
            put(draft, "class", education.className());
            put(draft, "degree", education.degree());
            listed(draft, "degree", education.degree());
            if (education.entryYear() != null) {
                draft.put("entryYear", education.entryYear());
            }
            if (education.graduationYear() != null) {
                draft.put("graduationYear", education.graduationYear());
                graduated = Math.max(graduated, education.graduationYear());
            }
            for (String word : new @Nullable String[] {
                education.school(), education.department(), education.major(), education.className()
            }) {
                if (word != null) {
                    words.add(word);
                }
            }
        }
        draft.put("words", words);
        return graduated;
    }

    private static void careers(SearchDocument.Draft draft, List<Career> careers) {
        for (Career career : careers) {
            put(draft, "words", career.employer());
            put(draft, "words", career.title());
            if (career.current()) {
                put(draft, "employer", career.employer());
                put(draft, "industry", career.industry());
                listed(draft, "industry", career.industry());
            }
        }
    }

    /// A value from a list is looked for by what it is called in either language.
    private static void listed(SearchDocument.Draft draft, String name, @Nullable String value) {
        if (value != null) {
            ListedWords words = ListedWords.of(name, value);
            draft.put("words", words.chinese()).put(Directory.LISTED, words.english());
        }
    }

    private static void put(SearchDocument.Draft draft, String field, @Nullable String value) {
        if (value != null) {
            draft.put(field, value);
        }
    }
}
